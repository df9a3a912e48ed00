package org.agentworld.providers.internal.http;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Asks a server over HTTP; a family of servers is a subclass, which says what is special about it. A call
 * has its connection for itself as long as it goes on, so that ending it disturbs no other. It does not try again by
 * itself, unless the server hangs up without a word.
 */
public abstract class HttpProvider implements LlmProvider {

	private static final Logger LOG = LoggerFactory.getLogger(HttpProvider.class);

	private static final int MAX_PORT = 65_535;
	private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	private final Prepared<Boolean> langChain4j = new Prepared<>("prepare " + getClass().getSimpleName(), this::makeARequest);

	/** Where the family's own server is; empty if a connection always has to say. */
	protected abstract Optional<URI> usualAddress();

	/** Where an answer is asked for. */
	protected abstract URI chatAddress(URI base, String model, boolean streamed);

	/** Where the list of models is; empty if there is none. */
	protected abstract Optional<URI> modelsAddress(URI base);

	/** The models in such a list. */
	protected abstract List<ModelInfo> models(JsonNode list);

	/** What is sent beside the body; the key if there is one. */
	protected Map<String, String> headers(Optional<Secret> key) {
		return key.map(secret -> Map.of("Authorization", "Bearer " + secret.reveal())).orElse(Map.of());
	}

	/**
	 * Knows the form of requests and streamed answers. The client that it has to use adds address, key and settings.
	 */
	protected abstract StreamingChatModel streamingModel(HttpClientBuilder client, String model);

	/** The same for answers in one piece; it must not try again by itself. */
	protected abstract ChatModel wholeModel(HttpClientBuilder client, String model);

	/** Puts the settings into a request that has none. */
	protected abstract void putSettings(ModelSettings settings, ObjectNode body, URI base);

	/** What an answer cost. */
	protected abstract Usage usage(TokenUsage tokens);

	/** How streamed answers are cut into events. */
	protected StreamFormat format() {
		return StreamFormat.SERVER_SENT_EVENTS;
	}

	/** Whether an event is the last one. That {@code [DONE]} is the end is known. */
	protected boolean isEnd(ObjectNode event) {
		return false;
	}

	/** Whether an event ends the answer, though others may follow that say what it cost. */
	protected boolean isFinished(ObjectNode event) {
		return isEnd(event);
	}

	/** An event of a stream, or a whole answer, as LangChain4j can read it. */
	protected ServerSentEvent repair(ServerSentEvent event, ObjectNode json) {
		return event;
	}

	/** Which model is meant where neither agent nor connection name one. */
	protected Optional<String> modelOf(URI base) {
		return Optional.empty();
	}

	@Override
	public Set<ModelSetting> settings() {
		return EnumSet.allOf(ModelSetting.class);
	}

	@Override
	public boolean takes(String mediaType) {
		return IMAGES.contains(mediaType);
	}

	@Override
	public final ModelResult generate(ModelRequest request, ModelOutput output)
			throws ProviderException, InterruptedException {
		try {
			ModelResult result = ask(request, output);
			LOG.debug("Chat {}, turn {}: connection '{}' answered: {}", request.chat(), request.turn(),
					request.connection().name(), result);
			return result;
		} catch (ProviderException e) {
			LOG.debug("Chat {}, turn {}: connection '{}' failed: {}", request.chat(), request.turn(),
					request.connection().name(), e.error());
			throw e;
		}
	}

	private ModelResult ask(ModelRequest request, ModelOutput output) throws ProviderException, InterruptedException {
		Connection connection = request.connection();
		ModelSettings settings = request.settings();
		URI base = address(connection);
		String model = model(request, base);
		langChain4j.get();
		RequestContents contents = new RequestContents();
		List<ChatMessage> messages = PromptMessages.of(request, this::takes, contents);
		ObjectNode extra = ExtraParameters.of(request);
		CallErrors errors = new CallErrors(connection, base, model);
		StreamedAnswer answer = new StreamedAnswer(output, errors);
		Target target = target(connection, chatAddress(base, model, settings.streamed()), contents, body -> {
			putSettings(settings, body, base);
			ExtraParameters.merge(body, extra);
		});
		try (CancellableHttpClient http = open(target, connection, errors, answer)) {
			output.onCancel(http::close);
			if (settings.streamed()) {
				streamingModel(new SingleHttpClient(http), model).chat(messages, answer);
			} else {
				answer.whole(whole(wholeModel(new SingleHttpClient(http), model), messages, http, errors));
			}
			return answer.result(http.endOfStream(), this::usage);
		} catch (RuntimeException e) {
			throw CallFailedException.in(e).orElseThrow(() -> e);
		}
	}

	/** Nothing is sent. It takes as long as loading the classes does. */
	private boolean makeARequest() {
		streamingModel(new SingleHttpClient(new NoServer()), "-").chat("-", new StreamingChatResponseHandler() {
			@Override
			public void onCompleteResponse(ChatResponse response) {
				// There is no answer.
			}

			@Override
			public void onError(Throwable error) {
				throw new IllegalStateException("LangChain4j cannot make requests", error);
			}
		});
		return true;
	}

	private static ChatResponse whole(ChatModel model, List<ChatMessage> messages, CancellableHttpClient http,
			CallErrors errors) throws ProviderException, InterruptedException {
		try {
			return model.chat(messages);
		} catch (RuntimeException e) {
			if (http.endOfStream() && CallFailedException.in(e).isEmpty()) {
				// Not kept as a cause: it may repeat anything that the server sent.
				throw errors.unreadable(CallErrors.STRANGE_EVENT);
			}
			throw e;
		}
	}

	@Override
	public final Optional<List<ModelInfo>> models(Connection connection, CallControl control)
			throws ProviderException, InterruptedException {
		URI base = address(connection);
		Optional<URI> list = modelsAddress(base);
		if (list.isEmpty()) {
			return Optional.empty();
		}
		Target target = target(connection, list.get(), new RequestContents(), _ -> {
		});
		CallErrors errors = new CallErrors(connection, base, "");
		try (CancellableHttpClient http = open(target, connection, errors, () -> 0)) {
			control.onCancel(http::close);
			return Optional.of(models(http.whole(Optional.empty())));
		}
	}

	private Target target(Connection connection, URI address, RequestContents contents, Consumer<ObjectNode> settings)
			throws InterruptedException {
		Map<String, String> headers = new HashMap<>(headers(connection.key()));
		HttpClients.shared().proxyAuthorization(address).ifPresent(value -> headers.put("Proxy-Authorization", value));
		return new Target(this, address, headers, settings, contents);
	}

	private static CancellableHttpClient open(Target target, Connection connection, CallErrors errors,
			CancellableHttpClient.Progress progress) throws ProviderException, InterruptedException {
		HttpClients clients = HttpClients.shared();
		if (clients.wantSocks(target.address())) {
			throw errors.socks();
		}
		return new CancellableHttpClient(clients.client(connection.patience().connect()), target,
				connection.patience(), errors, progress);
	}

	/** Where the connection leads, without a slash at its end. */
	private URI address(Connection connection) throws ProviderException {
		URI url = connection.baseUrl().or(this::usualAddress)
				.orElseThrow(() -> misconfigured(connection, "has no address. Give it that of its server."));
		String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw misconfigured(connection, "has an address that does not start with http:// or https://. Write it in"
					+ " full, for example http://localhost:11434/v1.");
		}
		if (url.getHost() == null || url.getHost().isBlank()) {
			throw misconfigured(connection, "has an address that names no host. Write it in full, for example"
					+ " http://localhost:11434/v1.");
		}
		if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
			throw misconfigured(connection, "has an address with the port %d, which cannot exist. Correct it: ports go from 1 to %d."
					.formatted(url.getPort(), MAX_PORT));
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw misconfigured(connection, "has an address with a user name, a '?' or a '#' in it. Leave that out; a key"
					+ " has a field of its own.");
		}
		return URI.create(url.toString().replaceAll("/+$", ""));
	}

	/** Which model is asked. */
	private String model(ModelRequest request, URI base) throws ProviderException {
		String model = request.model().isBlank() ? request.connection().defaultModel() : request.model();
		return model.isBlank() ? modelOf(base).orElseThrow(() -> misconfigured(request.connection(),
				"has no default model, and agent '%s' names none. Set one of them.".formatted(request.agentName()))) : model;
	}

	private static ProviderException misconfigured(Connection connection, String what) {
		return new ProviderException(
				TurnError.of(Kind.CONFIGURATION, "The connection '%s' %s".formatted(connection.name(), what)));
	}

	/** An address below another one. */
	protected static URI below(URI base, String path) {
		return URI.create(base + "/" + path);
	}

	/** A number that may not have been said. */
	protected static OptionalLong count(Integer tokens) {
		return tokens == null ? OptionalLong.empty() : OptionalLong.of(tokens);
	}

	/** The number that the first of some members has which has one; empty if none of them does. */
	protected static OptionalInt tokens(JsonNode model, String... members) {
		return Stream.of(members).map(model::path).filter(JsonNode::canConvertToInt).mapToInt(JsonNode::intValue)
				.filter(tokens -> tokens > 0).findFirst();
	}

	/** Whether files of this type are PDFs. */
	protected static boolean isPdf(String mediaType) {
		return mediaType.equals(PromptMessages.PDF);
	}
}
