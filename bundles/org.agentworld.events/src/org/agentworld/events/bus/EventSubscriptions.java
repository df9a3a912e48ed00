package org.agentworld.events.bus;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.Topics;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.id.WorldId;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to the events of one chat or of one world. Each subscription has a bounded queue and a virtual thread of
 * its own, so that a slow or throwing listener costs neither the session nor other listeners anything. Safe for use by
 * many threads.
 */
public final class EventSubscriptions {

	/** How many events wait for a listener before it is told that it is too slow. */
	public static final int CAPACITY = 4096;

	private static final Logger LOG = LoggerFactory.getLogger(EventSubscriptions.class);

	private final BundleContext context;

	/** @param context the bundle in whose name handlers are registered; they end with it at the latest */
	public EventSubscriptions(BundleContext context) {
		this.context = Objects.requireNonNull(context, "context");
	}

	/** Subscribes to all events of one chat, and to none of any other. */
	public EventSubscription subscribe(ChatAddress chat, EventListener<ChatEvent> listener) {
		Objects.requireNonNull(chat, "subscribe needs the chat whose events are wanted");
		return register(Topics.allOf(chat), ChatEvent.class, Topics::of, listener);
	}

	/** Subscribes to all events of one world and its agents; none of its chats. */
	public EventSubscription subscribe(WorldId world, EventListener<WorldEvent> listener) {
		Objects.requireNonNull(world, "subscribe needs the world whose events are wanted");
		return register(Topics.allOf(world), WorldEvent.class, Topics::of, listener);
	}

	/**
	 * Subscribes to the events of all worlds and their agents, and to those of all chats that do not come many a second
	 * ({@link ChatEvent.Kind#isStreamed()}): what an overview of everything shows.
	 *
	 * @param listener gets {@link WorldEvent}s and {@link ChatEvent}s
	 */
	public EventSubscription subscribeToOverview(EventListener<Object> listener) {
		return register(Topics.all(), Object.class, EventSubscriptions::topicOf, listener,
				event -> !(event.getProperty(EventProperties.PAYLOAD) instanceof ChatEvent chat && chat.kind().isStreamed()));
	}

	private static String topicOf(Object payload) {
		return switch (payload) {
			case ChatEvent event -> Topics.of(event);
			case WorldEvent event -> Topics.of(event);
			default -> "no topic of this program";
		};
	}

	private <E> EventSubscription register(String topics, Class<E> type, Function<E, String> topicOf,
			EventListener<E> listener) {
		return register(topics, type, topicOf, listener, _ -> true);
	}

	private <E> EventSubscription register(String topics, Class<E> type, Function<E, String> topicOf,
			EventListener<E> listener, Predicate<Event> wanted) {
		EventQueue<E> queue = new EventQueue<>(CAPACITY, Objects.requireNonNull(listener, "listener"), topics);
		EventHandler handler = event -> {
			if (!wanted.test(event)) {
				return;
			}
			E payload = wellFormed(event, type, topicOf);
			if (payload != null) {
				queue.offer(payload);
			}
		};
		Dictionary<String, Object> properties = new Hashtable<>();
		properties.put(EventConstants.EVENT_TOPIC, topics);
		ServiceRegistration<EventHandler> registration = context.registerService(EventHandler.class, handler,
				properties);
		return new RegisteredSubscription(registration, queue);
	}

	/** Anybody can send on our topics: an event whose topic and payload disagree is refused and reported. */
	private static <E> E wellFormed(Event event, Class<E> type, Function<E, String> topicOf) {
		Object payload = event.getProperty(EventProperties.PAYLOAD);
		if (!type.isInstance(payload)) {
			LOG.error("Refused an event on {}: its payload is {}, not a {}.", event.getTopic(),
					payload == null ? "missing" : payload.getClass().getName(), type.getSimpleName());
			return null;
		}
		E typed = type.cast(payload);
		if (!topicOf.apply(typed).equals(event.getTopic())) {
			LOG.error("Refused an event on {}: its payload belongs on {}.", event.getTopic(), topicOf.apply(typed));
			return null;
		}
		return typed;
	}
}
