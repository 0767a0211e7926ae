package dev.pintail.interop;

import static dev.pintail.interop.InteropCase.object;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What differs between two dumps in a way that matters, by the README of the recordings. Our own tables
 * ({@code _pintail_}) do not count.
 */
final class DumpDifferences {
    private static final Set<String> NOT_COMPARED = Set.of("_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta");

    private final List<String> found = new ArrayList<>();

    private DumpDifferences() {}

    static List<String> between(Map<String, Object> actual, Map<String, Object> expected, List<?> tolerated) {
        DumpDifferences differences = new DumpDifferences();
        Map<String, Object> actualTables = object(actual.get("tables"));
        Map<String, Object> expectedTables = object(expected.get("tables"));
        Set<String> names = new LinkedHashSet<>(expectedTables.keySet());
        names.addAll(actualTables.keySet());
        names.removeIf(name -> name.contains("._pintail_") || name.endsWith("._airbyte_destination_state"));
        for (String name : names) {
            differences.table(
                    name, object(actualTables.get(name)), object(expectedTables.get(name)), tolerated.contains("rows"));
        }
        differences.same("states", states(actual), states(expected));
        differences.same("catalog", catalog(actual), catalog(expected));
        return differences.found;
    }

    private void table(String name, Map<String, Object> actual, Map<String, Object> expected, boolean anyRows) {
        if (actual == null || expected == null) {
            found.add("table %s: %s".formatted(name, actual == null ? "missing" : "not expected"));
            return;
        }
        same(name + ": columns", columns(actual), columns(expected));
        same(name + ": constraints", sorted((List<?>) actual.get("constraints")), sorted((List<?>)
                expected.get("constraints")));
        if (actual.get("rows") instanceof List<?> rows && expected.get("rows") instanceof List<?> wanted && !anyRows) {
            Set<Object> decimals = new HashSet<>();
            for (Object column : (List<?>) expected.get("columns")) {
                if (String.valueOf(object(column).get("type")).startsWith("DECIMAL")) {
                    decimals.add(object(column).get("name"));
                }
            }
            same(name + ": rows", comparable(rows, decimals), comparable(wanted, decimals));
            Set<Object> ids = new HashSet<>();
            rows.forEach(row -> ids.add(object(row).get("_airbyte_raw_id")));
            same(name + ": raw ids", ids.size(), rows.size());
        }
    }

    private void same(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            found.add("%s: %s instead of %s".formatted(what, actual, expected));
        }
    }

    private static List<String> columns(Map<String, Object> table) {
        return ((List<?>) table.get("columns"))
                .stream()
                        .map(c -> object(c).get("name") + " " + object(c).get("type") + " "
                                + object(c).get("nullable"))
                        .toList();
    }

    private static List<String> comparable(List<?> rows, Set<Object> decimals) {
        List<String> texts = new ArrayList<>();
        for (Object each : rows) {
            Map<String, Object> row = new TreeMap<>(object(each));
            row.keySet().removeAll(NOT_COMPARED);
            row.replaceAll((name, value) -> value != null && decimals.contains(name) ? fifteenDigits(value) : value);
            texts.add(row.toString());
        }
        return sorted(texts);
    }

    /** PyAirbyte's decimals have passed through a double. */
    private static String fifteenDigits(Object decimal) {
        return new BigDecimal(decimal.toString())
                .round(new MathContext(15))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> states(Map<String, Object> dump) {
        List<String> states = new ArrayList<>();
        for (Object each : (List<?>) dump.get("state")) {
            Map<String, Object> row = object(each);
            Map<String, Object> stream =
                    object(object(row.get("state_json_parsed")).get("stream"));
            Map<String, Object> state = new TreeMap<>(object(stream.get("stream_state")));
            state.remove("lookback_window"); // how long the sync took
            if (state.get("states") instanceof List<?> partitions) {
                state.put(
                        "states",
                        sorted(partitions.stream()
                                .map(DumpDifferences::canonical)
                                .toList()));
            }
            states.add("%s.%s %s %s: %s"
                    .formatted(
                            row.get("schema"),
                            row.get("table_name"),
                            row.get("stream_name"),
                            row.get("source_name"),
                            canonical(state)));
        }
        return sorted(states);
    }

    private static List<String> catalog(Map<String, Object> dump) {
        List<String> rows = new ArrayList<>();
        for (Object each : (List<?>) dump.get("streams")) {
            Map<String, Object> row = object(each);
            rows.add("%s.%s %s: %s"
                    .formatted(
                            row.get("schema"),
                            row.get("table_name"),
                            row.get("stream_name"),
                            canonical(row.get("catalog_metadata_parsed"))));
        }
        return sorted(rows);
    }

    /** Text that does not depend on the order of members. */
    private static String canonical(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<String, String> sorted = new TreeMap<>();
                object.forEach((key, member) -> sorted.put(String.valueOf(key), canonical(member)));
                yield sorted.toString();
            }
            case List<?> array ->
                array.stream().map(DumpDifferences::canonical).toList().toString();
            case null -> "null";
            case Object scalar -> scalar.toString();
        };
    }

    private static List<String> sorted(List<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }
}
