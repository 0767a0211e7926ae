package dev.pintail.protocol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the secrets in a configuration: what lies at the paths that the specification marks with {@code airbyte_secret}
 * (cdk-semantics 7.5).
 *
 * <p>More than the reference finds: alternatives of every kind and list elements count too, and of an object that is a secret all
 * its values are.
 */
public final class SecretValues {
    private static final Set<String> SCHEMA_WORDS =
            Set.of("properties", "oneOf", "anyOf", "allOf", "items", "then", "else");

    private final Set<String> found = new LinkedHashSet<>();

    private SecretValues() {}

    /**
     * The secret values, as texts.
     *
     * @param connectionSpecification the JSON schema of the configuration
     */
    public static Set<String> of(Map<String, Object> connectionSpecification, Map<String, Object> config) {
        SecretValues values = new SecretValues();
        values.walk(connectionSpecification.get("properties"), List.of(), config);
        return values.found;
    }

    private void walk(Object schema, List<String> path, Object config) {
        switch (schema) {
            case Map<?, ?> object -> {
                if (Boolean.TRUE.equals(object.get("airbyte_secret"))) {
                    collect(config, path);
                }
                object.forEach((key, member) -> {
                    String name = (String) key;
                    walk(member, SCHEMA_WORDS.contains(name) ? path : appended(path, name), config);
                });
            }
            case List<?> list -> list.forEach(element -> walk(element, path, config));
            case null, default -> {}
        }
    }

    private static List<String> appended(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private void collect(Object value, List<String> path) {
        switch (value) {
            case List<?> list -> list.forEach(element -> collect(element, path));
            case Map<?, ?> object when path.isEmpty() -> object.values().forEach(member -> collect(member, path));
            case Map<?, ?> object -> collect(object.get(path.getFirst()), path.subList(1, path.size()));
            case Boolean truth -> {}
            case null -> {}
            default -> {
                if (path.isEmpty()) {
                    found.add(value.toString());
                }
            }
        }
    }
}
