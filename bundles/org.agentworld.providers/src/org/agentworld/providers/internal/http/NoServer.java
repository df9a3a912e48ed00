package org.agentworld.providers.internal.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/** Sends nothing and answers nothing: it lets LangChain4j make a request, which loads what all its requests need. */
final class NoServer implements HttpClient {

	@Override
	public SuccessfulHttpResponse execute(HttpRequest request) {
		throw new UnsupportedOperationException("only streams are asked for");
	}

	@Override
	public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
		// Nothing comes.
	}
}
