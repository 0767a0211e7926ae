package dev.pintail.function;

import dev.pintail.json.JsonWriter;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lines for CloudWatch, one JSON object each, that say where they belong: request, run, connection, stream.
 *
 * <p>What a line belongs to is part of the log that writes it, so nothing of one invocation can turn up in the next. Immutable
 * and thread-safe.
 */
final class JsonLog {
    private final PrintStream out;
    private final Supplier<Instant> now;
    private final Map<String, Object> context;

    JsonLog(PrintStream out, Supplier<Instant> now) {
        this(out, now, Map.of());
    }

    private JsonLog(PrintStream out, Supplier<Instant> now, Map<String, Object> context) {
        this.out = out;
        this.now = now;
        this.context = context;
    }

    /** A log whose lines also say this; an absent value is left out. */
    JsonLog with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> wider = new LinkedHashMap<>(context);
        wider.put(name, value);
        return new JsonLog(out, now, wider);
    }

    void info(String message) {
        write("INFO", message);
    }

    void warn(String message) {
        write("WARN", message);
    }

    void error(String message) {
        write("ERROR", message);
    }

    private void write(String level, String message) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", now.get().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level);
        line.put("message", Shortened.of(message));
        line.putAll(context);
        out.println(JsonWriter.COMPACT.write(line));
    }
}
