package dev.pintail.catalog;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a manifest as YAML or JSON, also inside what Airbyte's Connector Builder and its API put around one.
 *
 * <p>The Builder downloads a plain manifest. The API answers with a JSON object that has it as {@code manifest}, or, for a Builder
 * project, as {@code declarativeManifest.manifest} or {@code builderProject.draftManifest}.
 */
final class ManifestSyntax {
    private static final List<List<String>> WRAPPINGS = List.of(
            List.of("manifest"),
            List.of("declarativeManifest", "manifest"),
            List.of("builderProject", "draftManifest"),
            List.of("draftManifest"),
            List.of("__injected_declarative_manifest"));

    private ManifestSyntax() {}

    /** @throws dev.pintail.manifest.InvalidManifestException with everything that is wrong with it */
    static Manifest load(String text) {
        return unwrapped(text).map(ManifestLoader::load).orElseGet(() -> ManifestLoader.load(text));
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static Optional<Map<String, Object>> unwrapped(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        Object whole;
        try {
            whole = JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            return Optional.empty(); // YAML may begin so, too
        }
        JsonFields fields = JsonFields.of(whole);
        if (fields.values().containsKey("streams") || fields.values().containsKey("dynamic_streams")) {
            return Optional.empty();
        }
        return WRAPPINGS.stream()
                .map(path -> path.stream().reduce(fields, JsonFields::object, (left, right) -> right))
                .filter(inner -> !inner.values().isEmpty())
                .map(inner -> (Map<String, Object>) inner.values())
                .findFirst();
    }
}
