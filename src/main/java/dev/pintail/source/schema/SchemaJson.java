package dev.pintail.source.schema;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.util.Map;

/** Parts of schemas that must be there. */
final class SchemaJson {
    private SchemaJson() {}

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    static Map<String, Object> object(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw unusable("\"%s\" of a schema must be an object".formatted(name));
    }

    static ManifestException unusable(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "");
    }
}
