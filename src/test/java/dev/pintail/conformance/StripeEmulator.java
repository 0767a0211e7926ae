package dev.pintail.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The stateful copy of Stripe's lists beside the project, in the state in which the reference met it. */
final class StripeEmulator implements AutoCloseable {
    private final Process process;
    private final String url;

    /** Has rendered all events before it answers, as one that was asked for them before anything changed. */
    StripeEmulator(Path program, Instant now) {
        try {
            process = new ProcessBuilder(
                            "python3",
                            program.toString(),
                            "--port=0",
                            "--size=60",
                            "--start=2026-08-01",
                            "--end=2026-11-20",
                            "--now=" + now,
                            "--warm=events")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Map<?, ?> ready =
                    (Map<?, ?>) JsonReader.read(process.inputReader(UTF_8).readLine());
            url = ((String) ready.get("listening")).replaceFirst("/v1$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** Makes a change: a line of a journal. */
    void change(String operation) {
        Object what = ((Map<?, ?>) JsonReader.read(operation)).get("op");
        post("/__control/" + what, operation);
    }

    void setClock(Instant now) {
        post("/__control/clock", "{\"now\": \"%s\"}".formatted(now));
    }

    private void post(String path, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " gave " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
