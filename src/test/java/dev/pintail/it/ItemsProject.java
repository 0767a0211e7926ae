package dev.pintail.it;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's folder: the manifest of the items API, a connections file, and later a database. */
public final class ItemsProject {
    public static final String TOKEN_VARIABLE = "ITEMS_TOKEN";
    public static final String TOKEN = "items-token-of-the-test";

    private final Path folder;
    private final String baseUrl;

    public ItemsProject(Path folder, String baseUrl) {
        this.folder = folder;
        this.baseUrl = baseUrl;
        try (InputStream manifest = getClass().getResourceAsStream("/it/items.manifest.yaml")) {
            Files.copy(requireNonNull(manifest, "no manifest"), folder.resolve("items.manifest.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writeConnections("2026-01-05");
    }

    /** The connections file, with days up to and including this one to be read. */
    public ItemsProject writeConnections(String endDate) {
        return write("pintail.yaml", """
                connections:
                  items:
                    source:
                      manifest: items.manifest.yaml
                      config:
                        base_url: %s
                        token: ${env:%s}
                        end_date: %s
                      allow_hosts: [127.0.0.1]
                    destination:
                      duckdb: items.duckdb
                """.formatted(baseUrl, TOKEN_VARIABLE, endDate));
    }

    public ItemsProject write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public ItemsProject replaceInConnections(String old, String replacement) {
        try {
            Path file = folder.resolve("pintail.yaml");
            Files.writeString(file, Files.readString(file).replace(old, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The connector's configuration, for the verbs of the protocol. */
    String config() {
        return "{\"base_url\": \"%s\", \"token\": \"%s\", \"end_date\": \"2026-01-05\"}".formatted(baseUrl, TOKEN);
    }

    PintailProcess pintail() {
        return new PintailProcess(folder).with(TOKEN_VARIABLE, TOKEN);
    }

    Database database() {
        return new Database(databaseFile());
    }

    public Path databaseFile() {
        return folder.resolve("items.duckdb");
    }
}
