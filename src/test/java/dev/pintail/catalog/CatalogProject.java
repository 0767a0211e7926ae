package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.api.RegistryServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A user's folder, a cache, and a registry with one connector in two versions: the items API. */
final class CatalogProject implements AutoCloseable {
    static final String NAME = "source-items";

    final RegistryServer registry = new RegistryServer();
    final Path folder;
    private final Path cache;

    CatalogProject(Path temporary) {
        folder = temporary.resolve("project");
        cache = temporary.resolve("cache");
        if (!folder.toFile().mkdirs()) {
            throw new IllegalStateException("no folder");
        }
        registry.connector(NAME, "1.0.0", items(), Map.of());
        registry.connector(NAME, "1.1.0", newerItems(), Map.of());
    }

    static String items() {
        try (InputStream in = requireNonNull(CatalogProject.class.getResourceAsStream("/it/items.manifest.yaml"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tags are labels, items have a price, and a setting more is required. */
    static String newerItems() {
        return items().replace("name: tags", "name: labels")
                .replace("note: {type: [string, \"null\"]}", "note: {type: integer}\n          price: {type: number}")
                .replace("required: [base_url, token, end_date]", "required: [base_url, token, end_date, shop]");
    }

    /** A new process: nothing is remembered but what is on disk. */
    Manifests manifests() {
        return manifests(Map.of());
    }

    Manifests manifests(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("PINTAIL_REGISTRY", registry.url(), "PINTAIL_CACHE", cache.toString()));
        environment.putAll(more);
        return new Manifests(new Surroundings(environment, allowed -> new JdkWeb(), InstantSource.system()));
    }

    void pin(String version) {
        Connectors.Chosen chosen =
                new Connectors(manifests().registry()).choose(ConnectorName.parse(NAME + "@" + version));
        try {
            Lock.read(folder).withPin(NAME, chosen.version(), chosen.locked()).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
