package org.agentworld.benchmarks.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a program needs at least: drains the same streams with the JDK's client, and looks at nothing but lines. */
final class BareClient implements AutoCloseable {

	private final URI url;
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

	BareClient(URI baseUrl) {
		url = URI.create(baseUrl + "/chat/completions");
	}

	Round drain(int streams, String model) throws InterruptedException, ExecutionException {
		HttpRequest request = HttpRequest.newBuilder(url).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"model\":\"" + model
						+ "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Go.\"}]}"))
				.build();
		long start = System.nanoTime();
		List<Callable<Long>> calls = new ArrayList<>();
		for (int i = 0; i < streams; i++) {
			calls.add(() -> drain(request) - start);
		}
		List<Long> firstTokens = new ArrayList<>();
		for (Future<Long> call : threads.invokeAll(calls)) {
			firstTokens.add(call.get());
		}
		return new Round(System.nanoTime() - start, firstTokens);
	}

	/** Returns when the first line with data came. */
	private long drain(HttpRequest request) throws IOException, InterruptedException {
		long first = 0;
		try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body();
				BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (first == 0 && line.startsWith("data:")) {
					first = System.nanoTime();
				}
			}
		}
		return first;
	}

	@Override
	public void close() {
		client.close();
		threads.close();
	}
}
