package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody asks for: sync this connection, this much of it, for so long.
 *
 * @param connection its name in the connections file; for an inline connection, its own name
 * @param definition a connection that is not in the file: an entry of the connections file as JSON values
 * @param streams only these; empty means those that the connection names
 * @param window read again what lies between two moments, and leave the state as it is
 * @param dryRun plan and check, but write nothing
 * @param maxDuration stop with everything committed after so long, even if not all is read
 * @param onFailure how the caller wants to be told; empty means as is usual for the trigger
 * @param idempotencyKey a request that comes again with the same key gets the first one's result
 */
public record SyncRequest(
        String connection,
        Optional<Map<String, Object>> definition,
        List<String> streams,
        Mode mode,
        Optional<Window> window,
        boolean dryRun,
        Optional<Duration> maxDuration,
        Optional<OnFailure> onFailure,
        Optional<String> idempotencyKey) {
    /** The version of the request's form. */
    public static final String VERSION = "1";

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "version",
            "connection",
            "streams",
            "mode",
            "window",
            "dryRun",
            "maxSeconds",
            "onFailure",
            "idempotencyKey"));

    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    public SyncRequest {
        requireNonNull(connection, "connection is null");
        definition = definition.map(LinkedHashMap::new);
        streams = List.copyOf(streams);
        requireNonNull(mode, "mode is null");
        requireNonNull(window, "window is null");
        requireNonNull(maxDuration, "maxDuration is null");
        requireNonNull(onFailure, "onFailure is null");
        requireNonNull(idempotencyKey, "idempotencyKey is null");
    }

    /** A request without any of the rarer wishes. */
    public static SyncRequest of(String connection, List<String> streams, Mode mode) {
        return new SyncRequest(
                connection,
                Optional.empty(),
                streams,
                mode,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** How much to read. */
    public enum Mode {
        /** What is new since the last state. */
        INCREMENTAL,
        /** Everything, as if there were no state. */
        FULL_REFRESH
    }

    /** What becomes of a failed run. */
    public enum OnFailure {
        /** An exception, so that the trigger counts an error, retries and fills its dead-letter queue. */
        THROW,
        /** A result that says FAILED. */
        RETURN
    }

    /**
     * A stretch of time, in the terms of the streams' cursors.
     *
     * @param from inclusive
     * @param to inclusive; empty means until now
     */
    public record Window(Instant from, Optional<Instant> to) {
        public Window {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
        }
    }

    /**
     * Reads a request strictly: a misspelt field must not become a sync of everything.
     *
     * @param fields the request as JSON values
     * @throws ConfigException REQUEST_INVALID
     */
    public static SyncRequest parse(Map<String, Object> fields) {
        refuseUnknown("The request", fields, FIELDS);
        Object version = fields.getOrDefault("version", VERSION);
        if (!VERSION.equals(version)) {
            throw invalid("The request has version %s; this program knows \"1\".".formatted(version), "");
        }
        return new SyncRequest(
                connection(fields.get("connection")),
                definition(fields.get("connection")),
                streams(fields.get("streams")),
                mode(fields.get("mode")),
                window(fields.get("window")),
                dryRun(fields.get("dryRun")),
                maxDuration(fields.get("maxSeconds")),
                onFailure(fields.get("onFailure")),
                idempotencyKey(fields.get("idempotencyKey")));
    }

    private static void refuseUnknown(String what, Map<String, Object> fields, Set<String> known) {
        for (String field : fields.keySet()) {
            if (!known.contains(field)) {
                throw invalid(
                        "%s has an unknown field \"%s\".%s"
                                .formatted(what, field, NearestName.suggestion(field, known)),
                        "Known fields: " + String.join(", ", known));
            }
        }
    }

    private static String connection(Object value) {
        return switch (value) {
            case String name when !name.isBlank() -> name;
            case Map<?, ?> inline when inline.get("name") instanceof String name && !name.isBlank() -> name;
            case Map<?, ?> inline ->
                throw invalid("The request's inline connection has no \"name\".", "State is kept under that name.");
            case null, default ->
                throw invalid("The request names no connection.", "Send for example {\"connection\": \"stripe\"}.");
        };
    }

    /** An inline connection has the form of an entry in the connections file, and a name. */
    private static Optional<Map<String, Object>> definition(Object value) {
        if (!(value instanceof Map<?, ?>)) {
            return Optional.empty();
        }
        Map<String, Object> definition = new LinkedHashMap<>(object(value));
        definition.remove("name");
        return Optional.of(definition);
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

    private static Optional<Window> window(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?>)) {
            throw invalid("\"window\" must be an object.", "For example \"window\": {\"from\": \"2026-01-01\"}.");
        }
        Map<String, Object> fields = object(value);
        refuseUnknown("The request's window", fields, new LinkedHashSet<>(List.of("from", "to")));
        Instant from = moment("from", fields.get("from"))
                .orElseThrow(() -> invalid("The request's window has no \"from\".", ""));
        Optional<Instant> to = moment("to", fields.get("to"));
        if (to.isPresent() && to.get().isBefore(from)) {
            throw invalid("The request's window ends before it begins.", "");
        }
        return Optional.of(new Window(from, to));
    }

    private static Optional<Instant> moment(String name, Object value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            String text = (String) value;
            return Optional.of(
                    text.length() == "2026-01-01".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (ClassCastException | DateTimeException e) {
            throw invalid(
                    "\"window.%s\" must be a date or a time in UTC.".formatted(name),
                    "For example \"2026-01-31\" or \"2026-01-31T12:00:00Z\".");
        }
    }

    private static boolean dryRun(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            default -> throw invalid("\"dryRun\" must be true or false.", "");
        };
    }

    private static Optional<Duration> maxDuration(Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Long seconds
            when seconds > 0 && seconds <= LONGEST_SECONDS -> Optional.of(Duration.ofSeconds(seconds));
            default ->
                throw invalid("\"maxSeconds\" must be a whole number from 1 to %d.".formatted(LONGEST_SECONDS), "");
        };
    }

    private static Optional<OnFailure> onFailure(Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text when text.equals("throw") -> Optional.of(OnFailure.THROW);
            case String text when text.equals("return") -> Optional.of(OnFailure.RETURN);
            default -> throw invalid("\"onFailure\" must be \"throw\" or \"return\".", "");
        };
    }

    private static Optional<String> idempotencyKey(Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text when !text.isBlank() && text.length() <= 255 -> Optional.of(text);
            default -> throw invalid("\"idempotencyKey\" must be a text of 1 to 255 characters.", "");
        };
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, member) -> object.put((String) key, member));
        return object;
    }

    private static ConfigException invalid(String message, String hint) {
        return new ConfigException(ErrorCode.REQUEST_INVALID, message, hint);
    }
}
