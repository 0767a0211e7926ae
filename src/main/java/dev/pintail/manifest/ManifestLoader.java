package dev.pintail.manifest;

import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.Reading;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.yaml.YamlDocument;
import dev.pintail.manifest.yaml.YamlLines;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From the text of a manifest to its records: YAML, references, types and parameters, validation.
 *
 * <p>Accepts what the reference accepts. Stateless and thread-safe.
 */
public final class ManifestLoader {
    private static final int MAX_BYTES = 64 << 20;

    private ManifestLoader() {}

    /**
     * Loads a manifest from YAML, or from JSON, which is YAML too.
     *
     * @param utf8 at most 64 MiB
     * @throws InvalidManifestException with everything that is wrong with it
     */
    public static Manifest load(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new InvalidManifestException("larger than 64 MiB", 0);
        }
        try {
            return load(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidManifestException("not UTF-8 text", 0);
        }
    }

    /** As {@link #load(byte[])}, from text that is already decoded. */
    public static Manifest load(String text) {
        if (text.length() > MAX_BYTES) {
            throw new InvalidManifestException("larger than 64 MiB", 0);
        }
        try {
            return load(text, YamlLines.none());
        } catch (InvalidManifestException e) {
            return load(text, new YamlLines()); // once more, to say where
        }
    }

    private static Manifest load(String text, YamlLines lines) {
        YamlDocument document = ManifestText.read(text, lines);
        if (document.value() instanceof Map<?, ?> manifest) {
            return load(manifest, document.lines());
        }
        throw new InvalidManifestException("a manifest is a mapping, and this text is none", 0);
    }

    /** As {@link #load(byte[])}, from a mapping of the value model, such as a manifest inside a configuration. */
    public static Manifest load(Map<String, Object> manifest) {
        return load(manifest, YamlLines.none());
    }

    /**
     * Reads the stream that a components resolver made from a {@linkplain dev.pintail.manifest.component.StreamTemplate template}.
     *
     * @param useParentParameters whether the template's {@code $parameters} win over those of the components inside
     * @throws InvalidManifestException if it is not a stream
     */
    public static SingleStream loadStream(Map<String, Object> stream, boolean useParentParameters) {
        SizeLimit.check(stream);
        Map<String, Object> propagated = Parameters.propagateInStream(stream, useParentParameters);
        if (!propagated.containsKey("type")) {
            propagated.put("type", "DeclarativeStream");
        }
        Reading reading = Reading.lenient();
        SingleStream read = reading.stream(propagated);
        requireNoProblems(reading);
        return read;
    }

    private static Manifest load(Map<?, ?> raw, YamlLines lines) {
        Map<String, Object> typed = new LinkedHashMap<>();
        raw.forEach((name, value) -> typed.put((String) name, value));
        if (!typed.containsKey("type")) {
            typed.put("type", "DeclarativeSource");
        }
        lines.carry(raw, typed);
        Map<String, Object> resolved = References.resolve(typed, lines);
        SizeLimit.check(resolved);
        Map<String, Object> propagated = Parameters.propagate(resolved, lines);
        SizeLimit.check(propagated);
        Reading reading = Reading.strict(lines::line);
        DeclarativeSource source = reading.source(propagated);
        requireNoProblems(reading);
        return new Manifest(source, propagated);
    }

    private static void requireNoProblems(Reading reading) {
        if (!reading.problems().isEmpty()) {
            throw new InvalidManifestException(reading.problems());
        }
    }
}
