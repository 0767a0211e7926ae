package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody asks for: sync this connection.
 *
 * @param connection its name in the connections file
 * @param streams only these; empty means those that the connection names
 */
public record SyncRequest(String connection, List<String> streams, Mode mode) {
    /** The version of the request's form. */
    public static final String VERSION = "1";

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("version", "connection", "streams", "mode"));

    public SyncRequest {
        requireNonNull(connection, "connection is null");
        streams = List.copyOf(streams);
        requireNonNull(mode, "mode is null");
    }

    /** How much to read. */
    public enum Mode {
        /** What is new since the last state. */
        INCREMENTAL,
        /** Everything, as if there were no state. */
        FULL_REFRESH
    }

    /**
     * Reads a request strictly: a misspelt field must not become a sync of everything.
     *
     * @param fields the request as JSON values
     * @throws ConfigException REQUEST_INVALID
     */
    public static SyncRequest parse(Map<String, Object> fields) {
        for (String field : fields.keySet()) {
            if (!FIELDS.contains(field)) {
                throw invalid(
                        "The request has an unknown field \"%s\".%s"
                                .formatted(field, NearestName.suggestion(field, FIELDS)),
                        "Known fields: " + String.join(", ", FIELDS));
            }
        }
        Object version = fields.getOrDefault("version", VERSION);
        if (!VERSION.equals(version)) {
            throw invalid("The request has version %s; this program knows \"1\".".formatted(version), "");
        }
        if (!(fields.get("connection") instanceof String connection) || connection.isBlank()) {
            throw invalid("The request names no connection.", "Send for example {\"connection\": \"stripe\"}.");
        }
        return new SyncRequest(connection, streams(fields.get("streams")), mode(fields.get("mode")));
    }

    private static List<String> streams(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(String.class::cast).toList();
            default ->
                throw invalid(
                        "\"streams\" must be a list of stream names.", "For example \"streams\": [\"customers\"].");
        };
    }

    private static Mode mode(Object value) {
        return switch (value) {
            case null -> Mode.INCREMENTAL;
            case String text when text.equals("incremental") -> Mode.INCREMENTAL;
            case String text when text.equals("full_refresh") -> Mode.FULL_REFRESH;
            default -> throw invalid("\"mode\" must be \"incremental\" or \"full_refresh\".", "");
        };
    }

    private static ConfigException invalid(String message, String hint) {
        return new ConfigException(ErrorCode.REQUEST_INVALID, message, hint);
    }
}
