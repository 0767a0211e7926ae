package dev.pintail.catalog;

import java.util.Map;
import java.util.TreeMap;

/** Whether a connector runs here. */
public sealed interface Support {
    /** All of it. */
    record Runs() implements Support {}

    /**
     * All but some streams, which need Python code that is not there.
     *
     * @param streams the Python class that is missing, by stream
     */
    record RunsWithout(Map<String, String> streams) implements Support {
        public RunsWithout {
            streams = Map.copyOf(new TreeMap<>(streams));
        }
    }

    /**
     * None of it.
     *
     * @param reason why, without a full stop
     * @param advice what to do instead
     */
    record NotHere(String reason, String advice) implements Support {}

    /** It is declarative, but its manifest has not been read yet. */
    record NotReadYet() implements Support {}

    /** In two or three words. */
    default String text() {
        return switch (this) {
            case Runs runs -> "runs";
            case RunsWithout without ->
                "runs but for %d %s".formatted(without.streams().size(), without.streams().size() == 1 ? "stream" : "streams");
            case NotHere not -> "not here";
            case NotReadYet unread -> "declarative";
        };
    }

    /** The verdict on an entry without a manifest. */
    static NotHere ofProgram(RegistryEntry entry) {
        if (entry.isDestination()) {
            return new NotHere(
                    "it is a destination",
                    "Pintail writes to DuckDB and MotherDuck itself, which the connection names under \"destination:\".");
        }
        String language = switch (entry.language()) {
            case "python" -> "a Python program";
            case "java" -> "a Java program";
            default -> "a program";
        };
        return new NotHere(
                "it is %s, not a manifest".formatted(language),
                "Look for a newer version that is a manifest, or build one in Airbyte's Connector Builder and name its"
                        + " YAML with \"manifest:\".");
    }
}
