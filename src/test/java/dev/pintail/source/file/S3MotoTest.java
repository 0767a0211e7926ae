package dev.pintail.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.aws.S3Object;
import dev.pintail.json.JsonReader;
import dev.pintail.source.http.transport.OutboundGuard;
import dev.pintail.source.http.transport.PooledTransport;
import dev.pintail.source.http.transport.ProxySettings;
import dev.pintail.source.http.transport.TlsSettings;
import dev.pintail.source.session.SystemClock;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files in moto's S3, which others wrote; skipped where it is not there. */
class S3MotoTest {
    private static final Path PROGRAM = Path.of("../shared/services/aws_local.py");

    @Test
    void smallAndLargeFilesArrive() throws Exception {
        assumeTrue(Files.exists(PROGRAM), "moto's starter is not there: " + PROGRAM);
        assumeTrue(
                new ProcessBuilder("python3", "-c", "import moto.server")
                                .start()
                                .waitFor()
                        == 0,
                "no moto");
        Process moto = new ProcessBuilder("python3", PROGRAM.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Map<?, ?> ready =
                    (Map<?, ?>) JsonReader.read(moto.inputReader(UTF_8).readLine());
            String endpoint = (String) ready.get("endpoint");
            http.send(request(endpoint + "/files").PUT(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
            Map<String, String> environment = Map.of(
                    "PINTAIL_FILES", "s3://files/run",
                    "AWS_ENDPOINT_URL", endpoint,
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test");
            FileStore store = FileStore.named(
                    environment,
                    hosts -> new PooledTransport(
                            new OutboundGuard(hosts), ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of())),
                    new SystemClock());
            byte[] large = new byte[S3Files.PART + 5];
            new Random(1).nextBytes(large);

            store.put(Path.of("documents", "a b+ä.txt"), new ByteArrayInputStream("hello".getBytes(UTF_8)));
            store.put(Path.of("documents", "large"), new ByteArrayInputStream(large));

            assertThat(get(http, "run/documents/a b+ä.txt", environment))
                    .asString()
                    .isEqualTo("hello");
            assertThat(Arrays.equals(get(http, "run/documents/large", environment), large))
                    .isTrue();
        } finally {
            moto.destroy();
        }
    }

    private static byte[] get(HttpClient http, String key, Map<String, String> environment) throws Exception {
        S3Object object = S3Object.of("files", key, environment);
        HttpRequest.Builder get = request(object.url().toString());
        object.signed("GET", Map.of(), new byte[0], Instant.now()).forEach(get::header);
        return http.send(get.build(), BodyHandlers.ofByteArray()).body();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }
}
