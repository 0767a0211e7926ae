package dev.pintail.source.config;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.ConcurrencyLevel;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;

/** How many threads a manifest wants to work at a time (cdk-semantics 1.10). */
public final class ConcurrencyLevels {
    private static final int DEFAULT_LEVEL = 2;
    private static final int MAX_LEVEL = 1000;

    private ConcurrencyLevels() {}

    /**
     * The level, at least 1. Only a templated one is bounded by the manifest's maximum.
     *
     * @param definition null for the default
     * @param scope with the configuration
     * @throws ManifestException if it is no number, or depends on the configuration without a maximum
     */
    public static int of(ConcurrencyLevel definition, Scope scope) {
        if (definition == null) {
            return DEFAULT_LEVEL;
        }
        return switch (definition.defaultConcurrency()) {
            case Long level -> bounded(level);
            case String template -> templated(definition, template, scope);
            default -> throw notAnInteger();
        };
    }

    private static int templated(ConcurrencyLevel definition, String template, Scope scope) {
        Long maximum = definition.maxConcurrency();
        boolean unlimited = maximum == null || maximum == 0;
        if (template.contains("config") && unlimited) {
            throw invalid("a concurrency level that depends on the configuration needs max_concurrency");
        }
        Object level = new InterpolatedString(template, definition.parameters()).eval(scope);
        if (!(level instanceof Long number)) {
            throw notAnInteger();
        }
        return bounded(unlimited ? number : Math.min(number, maximum));
    }

    private static int bounded(long level) {
        return Math.toIntExact(Math.clamp(level, 1, MAX_LEVEL));
    }

    private static ManifestException notAnInteger() {
        return invalid("default_concurrency did not evaluate to an integer");
    }

    private static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "");
    }
}
