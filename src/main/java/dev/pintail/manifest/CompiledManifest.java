package dev.pintail.manifest;

import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.Reading;
import java.util.Map;

/**
 * A manifest that was read, resolved and found valid, as compact bytes: loading it takes no YAML.
 *
 * <p>The bytes hold the value of {@link Manifest#raw()}, each distinct part once (see {@link ValueTable}). They are no exchange
 * format: another release of this program may refuse them. Stateless and thread-safe.
 */
public final class CompiledManifest {
    private CompiledManifest() {}

    /**
     * @throws IllegalArgumentException if the manifest holds a value that has no compact form; there is no such real manifest
     */
    public static byte[] write(Manifest manifest) {
        return ValueTable.write(manifest.raw());
    }

    /**
     * @throws InvalidManifestException if the bytes are damaged or of another release
     */
    @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
    public static Manifest read(byte[] bytes) {
        Object value;
        try {
            value = ValueTable.read(bytes);
        } catch (RuntimeException e) {
            throw new InvalidManifestException("the compiled form is damaged or of another release", 0);
        }
        if (!(value instanceof Map<?, ?> raw)) {
            throw new InvalidManifestException("the compiled form is no mapping", 0);
        }
        Reading reading = Reading.strict((mapping, property) -> 0);
        DeclarativeSource source = reading.source((Map<String, Object>) raw);
        if (!reading.problems().isEmpty()) {
            throw new InvalidManifestException(reading.problems());
        }
        return new Manifest(source, (Map<String, Object>) raw);
    }
}
