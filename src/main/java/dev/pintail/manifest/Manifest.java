package dev.pintail.manifest;

import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.Spec;
import java.util.Map;
import java.util.Optional;

/**
 * A valid manifest.
 *
 * @param source the manifest as records
 * @param raw the same as a mapping: references resolved, types and parameters in place
 */
public record Manifest(DeclarativeSource source, Map<String, Object> raw) {
    /** What a configuration consists of; without it no command works. */
    public Optional<Spec> spec() {
        return Optional.ofNullable(source.spec());
    }
}
