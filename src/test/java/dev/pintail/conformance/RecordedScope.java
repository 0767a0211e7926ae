package dev.pintail.conformance;

import dev.pintail.template.JsonLoads;
import dev.pintail.template.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code context} of a recording.
 *
 * @param scope what its templates see, parameters left out
 * @param parameters the component's, which may be null
 * @param records the rows of a filter
 */
record RecordedScope(Scope scope, Map<String, Object> parameters, List<?> records) {
    /**
     * @param recording the case, for its clock
     * @param recorded one of its contexts
     */
    static RecordedScope of(Map<String, Object> recording, Object recorded) {
        Map<String, Object> raw = new LinkedHashMap<>(mapping(recorded));
        boolean jwt = raw.remove("json_loads") != null;
        Map<String, Object> variables = mapping(TaggedValues.decode(raw));
        String now = recording.get("now") instanceof String text ? text : "2026-03-04T05:06:07Z";
        Map<String, Object> config = mapping(variables.remove("config"));
        Map<String, Object> parameters = mapping(variables.remove("parameters"));
        List<?> records = variables.remove("records") instanceof List<?> rows ? rows : List.of();
        Scope scope = Scope.of(config, InstantSource.fixed(Instant.parse(now)));
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            scope = scope.with(variable.getKey(), value(variable.getKey(), variable.getValue()));
        }
        return new RecordedScope(jwt ? scope.with("json_loads", new JsonLoads()) : scope, parameters, records);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object value(String name, Object value) {
        return switch (name) {
            case "stream_slice" -> value == null ? null : RecordedSlice.of(mapping(value));
            case "last_record" -> value instanceof Map<?, ?> data ? new RecordedLastRecord(mapping(data)) : value;
            default -> value;
        };
    }
}
