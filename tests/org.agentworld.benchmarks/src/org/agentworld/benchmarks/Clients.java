package org.agentworld.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The least that anybody has to do who reads N streams at once: one client, a virtual thread a stream, lines counted. */
final class Clients {

	private static final String BODY = """
			{"model": "model", "stream": true, "messages": [{"role": "user", "content": "question"}]}""";

	private final URI completions;

	Clients(URI baseUrl) {
		this.completions = URI.create(baseUrl + "/chat/completions");
	}

	/** Reads so many streams to their ends, all at once; returns the seconds that took. */
	double drain(int streams) throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor();
				HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build()) {
			long start = System.nanoTime();
			List<Future<Long>> reading = new ArrayList<>();
			for (int i = 0; i < streams; i++) {
				reading.add(threads.submit(() -> read(client)));
			}
			for (Future<Long> one : reading) {
				if (one.get() == 0) {
					throw new IllegalStateException("the server said nothing");
				}
			}
			return (System.nanoTime() - start) / 1e9;
		}
	}

	private long read(HttpClient client) {
		HttpRequest request = HttpRequest.newBuilder(completions).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(BODY)).build();
		try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
			return lines.count();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
