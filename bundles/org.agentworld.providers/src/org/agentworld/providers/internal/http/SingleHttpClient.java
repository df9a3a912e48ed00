package org.agentworld.providers.internal.http;

import java.time.Duration;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;

/** Gives LangChain4j the client that a call has already. The time limits are the client's own. */
record SingleHttpClient(HttpClient client) implements HttpClientBuilder {

	@Override
	public Duration connectTimeout() {
		return null;
	}

	@Override
	public HttpClientBuilder connectTimeout(Duration timeout) {
		return this;
	}

	@Override
	public Duration readTimeout() {
		return null;
	}

	@Override
	public HttpClientBuilder readTimeout(Duration timeout) {
		return this;
	}

	@Override
	public HttpClient build() {
		return client;
	}
}
