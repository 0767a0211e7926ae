package dev.pintail.conformance;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON texts that are equal exactly when the values are: keys sorted, {@code 1} and {@code 1.0} apart. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String text(Object value) {
        return JsonWriter.COMPACT.write(sorted(value, false));
    }

    /** As {@link #text}, with the elements of a partitioned state's {@code states} in any order. */
    static String stateText(Object value) {
        return JsonWriter.COMPACT.write(sorted(value, true));
    }

    /** A record as the protocol writes it: nulls at its top are left out, NaN becomes null. */
    static Map<String, Object> protocolRecord(Map<String, Object> data) {
        Map<String, Object> kept = new LinkedHashMap<>(data);
        kept.values().removeIf(value -> value == null);
        return ConnectorCase.object(JsonReader.read(JsonWriter.COMPACT.write(kept)));
    }

    private static Object sorted(Object value, boolean statesInAnyOrder) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<String, Object> sorted = new TreeMap<>();
                object.forEach((key, member) -> {
                    Object canonical = sorted(member, statesInAnyOrder);
                    if (statesInAnyOrder && "states".equals(key) && canonical instanceof List<?> states) {
                        canonical = states.stream()
                                .sorted((a, b) -> JsonWriter.COMPACT.write(a).compareTo(JsonWriter.COMPACT.write(b)))
                                .toList();
                    }
                    sorted.put(String.valueOf(key), canonical);
                });
                yield sorted;
            }
            case List<?> array -> {
                List<Object> sorted = new ArrayList<>();
                array.forEach(element -> sorted.add(sorted(element, statesInAnyOrder)));
                yield sorted;
            }
            case null, default -> value;
        };
    }
}
