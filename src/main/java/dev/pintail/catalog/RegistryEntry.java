package dev.pintail.catalog;

import dev.pintail.error.ConfigException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry says about one version of a connector ({@code metadata.yaml}, flattened).
 *
 * @param name the machine name, {@code source-...}: what users type
 * @param title what people call it
 * @param language {@code manifest-only}, {@code python} or {@code java}
 * @param supportLevel {@code certified}, {@code community} or {@code archived}
 * @param allowedHosts the hosts that it says it needs; absent means any
 * @param spec the specification of its configuration; empty if the registry leaves it out
 */
public record RegistryEntry(
        String name,
        String title,
        String definitionId,
        Version version,
        String language,
        String supportLevel,
        String releaseStage,
        String license,
        String documentation,
        Optional<List<String>> allowedHosts,
        List<BreakingChange> breakingChanges,
        Map<?, ?> spec) {
    public RegistryEntry {
        breakingChanges = List.copyOf(breakingChanges);
    }

    /** Whether the registry has a manifest of it. */
    public boolean isManifestOnly() {
        return language.equals("manifest-only");
    }

    /** Whether it is written to rather than read from. */
    public boolean isDestination() {
        return name.startsWith("destination-");
    }

    /** The JSON Schema of its configuration; empty if the registry leaves it out. */
    public Map<?, ?> connectionSpecification() {
        return JsonFields.of(spec.get("connectionSpecification")).values();
    }

    /** What an upgrade from one version to this one has to mind, oldest first. */
    public List<BreakingChange> breakingSince(Version from) {
        return breakingChanges.stream()
                .filter(change -> change.version().compareTo(from) > 0
                        && change.version().compareTo(version) <= 0)
                .toList();
    }

    /** Whether every word of a search is somewhere in its names or the address of its documentation. */
    public boolean matches(List<String> words) {
        String text = (name + " " + title + " " + documentation).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** @return empty for what has no name or no version that can be read */
    static Optional<RegistryEntry> of(JsonFields fields) {
        String image = fields.text("dockerRepository");
        String name = image.substring(image.indexOf('/') + 1);
        try {
            return Optional.of(new RegistryEntry(
                    ConnectorName.parse(name).name(),
                    fields.text("name"),
                    fields.text("sourceDefinitionId") + fields.text("destinationDefinitionId"),
                    Version.parse(fields.text("dockerImageTag")),
                    language(fields),
                    fields.text("supportLevel").isEmpty() ? "community" : fields.text("supportLevel"),
                    fields.text("releaseStage"),
                    fields.text("license"),
                    fields.text("documentationUrl"),
                    fields.object("allowedHosts").texts("hosts"),
                    breakingChanges(fields),
                    fields.object("spec").values()));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static String language(JsonFields fields) {
        if (!fields.text("language").isEmpty()) {
            return fields.text("language");
        }
        return fields.texts("tags").orElse(List.of()).stream()
                .filter(tag -> tag.startsWith("language:"))
                .map(tag -> tag.substring("language:".length()))
                .findFirst()
                .orElse("unknown");
    }

    private static List<BreakingChange> breakingChanges(JsonFields fields) {
        return fields.object("releases").object("breakingChanges").members().entrySet().stream()
                .map(change -> BreakingChange.of(change.getKey(), change.getValue()))
                .sorted(Comparator.comparing(BreakingChange::version))
                .toList();
    }
}
