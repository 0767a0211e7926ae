package dev.pintail.protocol;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.List;
import java.util.Map;

/** Takes JSON values apart and says which member is missing or of the wrong kind. */
final class ProtocolJson {
    private ProtocolJson() {}

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    static Map<String, Object> object(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw wrong(name, "an object", value);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(String name, Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw wrong(name, "a list", value);
    }

    static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text", value);
    }

    private static ConfigException wrong(String name, String kind, Object value) {
        return new ConfigException(
                ErrorCode.PROTOCOL_INVALID,
                value == null ? "\"%s\" is missing".formatted(name) : "\"%s\" must be %s".formatted(name, kind),
                "");
    }
}
