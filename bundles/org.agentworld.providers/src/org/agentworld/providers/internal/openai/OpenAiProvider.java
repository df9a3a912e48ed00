package org.agentworld.providers.internal.openai;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/**
 * Reaches every server that speaks the streaming OpenAI chat API. Each call has a connection of its own, so that ending
 * it disturbs no other. It does not try again by itself.
 */
public final class OpenAiProvider implements LlmProvider {

	private static final Logger LOG = LoggerFactory.getLogger(OpenAiProvider.class);

	@Override
	public ModelResult generate(ModelRequest request, ModelOutput output)
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

	/**
	 * By the time limit for connecting, which is a client's own. One for many calls: a client costs a thread, a selector and
	 * about a millisecond, which shows when many chats are asked at once.
	 */
	private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

	private HttpClient client(Duration connectTimeout) {
		return clients.computeIfAbsent(connectTimeout, limit -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(limit).executor(Thread.ofVirtual().name("model calls")::start).build());
	}

	private ModelResult ask(ModelRequest request, ModelOutput output)
			throws ProviderException, InterruptedException {
		URI baseUrl = OpenAiRequests.baseUrl(request.connection());
		String model = OpenAiRequests.model(request);
		OpenAiErrors errors = new OpenAiErrors(request.connection(), baseUrl, model);
		StreamedAnswer answer = new StreamedAnswer(output, errors);
		try (CancellableHttpClient http = new CancellableHttpClient(
				client(request.connection().patience().connect()), request.connection().patience(), errors, answer)) {
			output.onCancel(http::close);
			OpenAiStreamingChatModel.builder()
					.httpClientBuilder(new SingleHttpClient(http))
					.baseUrl(baseUrl.toString())
					.apiKey(request.connection().key().map(Secret::reveal).orElse(null))
					.returnThinking(true)
					.build()
					.chat(OpenAiRequests.chatRequest(request, baseUrl, model), answer);
			return answer.result(http.endOfStream());
		} catch (CallFailedException e) {
			throw e.unwrap();
		}
	}
}
