package dev.pintail.cli;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.protocol.ConnectorSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifest as a member of the configuration, where {@code source-declarative-manifest} expects it. */
final class InjectedManifest {
    static final String MEMBER = "__injected_declarative_manifest";

    /** What a source without a manifest asks for; the reference's own words. */
    static final ConnectorSpecification SPECIFICATION = new ConnectorSpecification(
            Map.of(
                    "$schema",
                    "http://json-schema.org/draft-07/schema#",
                    "title",
                    "Low-code source spec",
                    "type",
                    "object",
                    "required",
                    List.of(MEMBER),
                    "additionalProperties",
                    true,
                    "properties",
                    Map.of(
                            MEMBER,
                            Map.of(
                                    "title",
                                    "Low-code manifest",
                                    "type",
                                    "object",
                                    "description",
                                    "The low-code manifest that defines the components of the source."))),
            "https://docs.airbyte.com/integrations/sources/low-code",
            Map.of());

    /** Python code beside the manifest; it is not run. */
    private static final List<String> COMPONENTS =
            List.of("__injected_components_py", "__injected_components_py_checksums");

    private InjectedManifest() {}

    static Map<String, Object> emptyConfig() {
        return Map.of();
    }

    /**
     * The manifest in a configuration.
     *
     * @throws ConfigException if there is none
     */
    @SuppressWarnings("unchecked") // JSON objects have only text keys
    static Map<String, Object> in(Map<String, Object> config) {
        if (config.get(MEMBER) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new ConfigException(
                ErrorCode.REQUEST_INVALID,
                "There is no manifest.",
                "Give it with --manifest-path, or as %s in the configuration.".formatted(MEMBER));
    }

    /** The configuration without it: a specification that allows no unknown members is not to trip over it. */
    static Map<String, Object> without(Map<String, Object> config) {
        Map<String, Object> rest = new LinkedHashMap<>(config);
        rest.remove(MEMBER);
        rest.keySet().removeAll(COMPONENTS);
        return rest;
    }
}
