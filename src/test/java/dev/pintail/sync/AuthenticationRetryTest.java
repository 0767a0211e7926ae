package dev.pintail.sync;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import dev.pintail.connection.ConnectionsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that somebody rotates while a run is under way is read once more. */
class AuthenticationRetryTest {
    private final AtomicReference<String> accepted = new AtomicReference<>("first-token");

    @TempDir
    private Path folder;

    @Test
    void refusedStreamsAreReadAgainWithTheNewSecret() {
        try (ServiceApi api = api("/items")) {
            SyncResult result = run(api);

            assertThat(result.status()).as("%s", result).isEqualTo(SyncResult.Status.SUCCEEDED);
            assertThat(result.streams())
                    .extracting(SyncResult.StreamResult::name, SyncResult.StreamResult::rowsLoaded)
                    .containsExactlyInAnyOrder(tuple("items", 1L), tuple("tags", 1L));
            assertThat(refusals(api)).isEqualTo(1);
        }
    }

    @Test
    void secretThatIsTheSameIsNotTriedAgain() {
        accepted.set("quite another token");
        try (ServiceApi api = api("nothing")) {
            SyncResult result = run(api);

            assertThat(result.status()).isEqualTo(SyncResult.Status.PARTIAL);
            assertThat(refusals(api)).isEqualTo(1);
        }
    }

    /** The token is rotated in the moment in which a path is asked for the first time. */
    private ServiceApi api(String rotatedAt) {
        write("token", "first-token");
        return new ServiceApi(request -> {
            if (request.uri().getPath().equals(rotatedAt) && accepted.compareAndSet("first-token", "second-token")) {
                write("token", "second-token");
            }
            boolean refused = !request.header("Authorization").equals("Bearer " + accepted.get());
            if (refused && request.uri().getPath().equals("/items")) {
                return Answer.json(401, Map.of("error", "no"));
            }
            return Answer.json(Map.of("data", List.of(Map.of("id", 1L, "updated_at", "2026-01-01", "name", "x"))));
        });
    }

    private static long refusals(ServiceApi api) {
        return api.asked().stream()
                .filter(request -> request.uri().getPath().equals("/items"))
                .filter(request -> request.header("Authorization").equals("Bearer first-token"))
                .count();
    }

    private SyncResult run(ServiceApi api) {
        try (InputStream manifest = getClass().getResourceAsStream("/it/items.manifest.yaml")) {
            Files.copy(requireNonNull(manifest, "no manifest"), folder.resolve("items.manifest.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write("pintail.yaml", """
                connections:
                  items:
                    source:
                      manifest: items.manifest.yaml
                      config:
                        base_url: %s
                        token: ${file:token}
                        end_date: 2026-01-01
                      allow_hosts: [127.0.0.1]
                    destination:
                      duckdb: items.duckdb
                """.formatted(api.url()));
        return new Sync(Engine.system(Map.of("HOME", folder.toString())))
                .run(
                        SyncRequest.of("items", List.of(), SyncRequest.Mode.INCREMENTAL),
                        ConnectionsFile.read(folder.resolve("pintail.yaml")).get("items"),
                        Progress.SILENT);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
