package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** The proxy beside the project that answers every host from a recording, with certificates of its own. */
final class InterceptProxy implements AutoCloseable {
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String certificates;

    /** @param folder where its certificates go */
    InterceptProxy(Path program, Path folder) {
        try {
            process = new ProcessBuilder("python3", program.toString(), "--port", "0", "--ca-dir", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Map<?, ?> ready =
                    (Map<?, ?>) JsonReader.read(process.inputReader(UTF_8).readLine());
            url = (String) ready.get("proxy");
            certificates = (String) ready.get("ca");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** The file with the certificate that its clients have to trust. */
    String certificates() {
        return certificates;
    }

    /** Answers from this recording from now on, and forgets what was asked before. */
    void answerFrom(Path recording) {
        post("clear", "{}");
        post(
                "case",
                JsonWriter.COMPACT.write(
                        Map.of("file", recording.toAbsolutePath().toString())));
    }

    /** What was asked since: {@code unmatched} are requests without an answer, {@code unused} answers without a request. */
    Map<?, ?> report() {
        return (Map<?, ?>) JsonReader.read(send(request("report").GET().build()));
    }

    private void post(String what, String body) {
        send(request(what).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(URI.create(url + "/__proxy/" + what));
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request + " gave " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
    }
}
