package org.agentworld.events.bus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Who listens to a topic, for a log line that names them. */
final class EventHandlers {

	static List<String> on(String topic, BundleContext context) {
		List<String> found = new ArrayList<>();
		try {
			Collection<ServiceReference<EventHandler>> all = context.getServiceReferences(EventHandler.class, null);
			for (ServiceReference<EventHandler> handler : all) {
				if (listensTo(handler.getProperty(EventConstants.EVENT_TOPIC), topic)) {
					found.add(handler.getBundle() + " " + handler.getProperty("service.id"));
				}
			}
		} catch (InvalidSyntaxException e) {
			throw new AssertionError("no filter was given", e);
		}
		return found;
	}

	private static boolean listensTo(Object patterns, String topic) {
		return switch (patterns) {
			case String one -> matches(one, topic);
			case String[] many -> List.of(many).stream().anyMatch(one -> matches(one, topic));
			case Collection<?> many -> many.stream().anyMatch(one -> matches(one.toString(), topic));
			case null, default -> false;
		};
	}

	private static boolean matches(String pattern, String topic) {
		return pattern.endsWith("*") ? topic.startsWith(pattern.substring(0, pattern.length() - 1))
				: pattern.equals(topic);
	}

	private EventHandlers() {
	}
}
