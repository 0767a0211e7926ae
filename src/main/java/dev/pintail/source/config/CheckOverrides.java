package dev.pintail.source.config;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a manifest lays over the configuration while it is checked (cdk-semantics 1.11). */
public final class CheckOverrides {
    private static final Set<String> KEEPS_CONFIGURATION = Set.of("OAuthAuthenticator", "CustomAuthenticator");

    private CheckOverrides() {}

    /**
     * The configuration with the overrides, one level deep and as they stand.
     *
     * @param manifest the whole manifest: none of its authenticators may write the configuration back, because then an override
     *     would be kept for good
     * @throws ManifestException if the overrides are not allowed
     */
    public static Map<String, Object> apply(
            Map<String, Object> overrides, Map<String, Object> config, Map<String, Object> manifest) {
        if (overrides.isEmpty()) {
            return config;
        }
        List<String> reserved = overrides.keySet().stream()
                .filter(key -> key.startsWith("__airbyte"))
                .sorted()
                .toList();
        if (!reserved.isEmpty()) {
            throw refused("reserved keys " + reserved);
        }
        if (writesConfigurationBack(manifest)) {
            throw refused("a refresh_token_updater would keep them for good");
        }
        Map<String, Object> overridden = new LinkedHashMap<>(config);
        overridden.putAll(overrides);
        return overridden;
    }

    private static boolean writesConfigurationBack(Object node) {
        return switch (node) {
            case Map<?, ?> object ->
                (object.get("refresh_token_updater") != null
                                && object.get("type") instanceof String type
                                && KEEPS_CONFIGURATION.contains(type))
                        || object.values().stream().anyMatch(CheckOverrides::writesConfigurationBack);
            case List<?> list -> list.stream().anyMatch(CheckOverrides::writesConfigurationBack);
            case null, default -> false;
        };
    }

    private static ManifestException refused(String reason) {
        return new ManifestException(
                ErrorCode.MANIFEST_INVALID, "config_overrides of the check cannot be used: " + reason, "");
    }
}
