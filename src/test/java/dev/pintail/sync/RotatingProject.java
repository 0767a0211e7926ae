package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder with a connection to an API whose refresh tokens are good for one use, and the environment of its runs. */
final class RotatingProject {
    private final Path folder;
    private final String api;
    final Map<String, String> environment = new HashMap<>();

    RotatingProject(Path folder, String api) {
        this.folder = folder;
        this.api = api;
        environment.put("HOME", folder.toString());
        try (InputStream manifest = getClass().getResourceAsStream("/it/rotating.manifest.yaml")) {
            Files.copy(requireNonNull(manifest, "no manifest"), folder.resolve("rotating.manifest.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SyncResult run(SyncRequest request, String reference) {
        return new Sync(Engine.system(environment)).run(request, connection(reference), Progress.SILENT);
    }

    /** @param reference to the refresh token */
    Connection connection(String reference) {
        Path file = folder.resolve("pintail.yaml");
        try {
            Files.writeString(file, """
                    connections:
                      things:
                        source:
                          manifest: rotating.manifest.yaml
                          config:
                            base_url: %s
                            client_id: id
                            client_secret: client-secret-of-the-test
                            credentials:
                              refresh_token: "%s"
                          allow_hosts: [127.0.0.1]
                        destination:
                          duckdb: things.duckdb
                    """.formatted(api, reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConnectionsFile.read(file).get("things");
    }
}
