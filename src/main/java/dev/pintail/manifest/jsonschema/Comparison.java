package dev.pintail.manifest.jsonschema;

import dev.pintail.error.NearestName;
import dev.pintail.template.python.PythonRegex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One comparison of a value with a schema. Malformed schemas end as ClassCastException or IllegalArgumentException. */
final class Comparison {
    private final Object root;
    private final boolean draft7;
    private final Map<String, PythonRegex> patterns = new HashMap<>();

    Comparison(Object root, boolean draft7) {
        this.root = root;
        this.draft7 = draft7;
    }

    /** Everything that is wrong with {@code value}; schemas may be {@code true} and {@code false}. */
    List<Violation> violations(Object schema, Object value, List<Object> path) {
        if (schema instanceof Boolean allowed) {
            return allowed ? List.of() : List.of(new Violation(path, "", "nothing is allowed here", false, List.of()));
        }
        Place place = new Place((Map<?, ?>) schema, value, path);
        if (draft7 && place.schema.containsKey("$ref")) {
            keyword("$ref", place.schema.get("$ref"), place);
        } else {
            place.schema.forEach((keyword, operand) -> keyword((String) keyword, operand, place));
        }
        return place.found;
    }

    private boolean accepts(Object schema, Object value) {
        return violations(schema, value, List.of()).isEmpty();
    }

    private void keyword(String keyword, Object operand, Place place) {
        switch (keyword) {
            case "$ref" -> place.in(References.target(root, (String) operand), place.value);
            case "allOf" -> ((List<?>) operand).forEach(schema -> place.in(schema, place.value));
            case "anyOf" -> choice(keyword, (List<?>) operand, place, Integer.MAX_VALUE);
            case "oneOf" -> choice(keyword, (List<?>) operand, place, 1);
            case "not" -> place.require(!accepts(operand, place.value), keyword, "is what is not allowed here");
            case "if" -> conditional(operand, place);
            case "contains" -> contains(operand, place);
            default -> {
                if (place.value instanceof Map<?, ?> object) {
                    objectKeyword(keyword, operand, object, place);
                } else if (place.value instanceof List<?> list) {
                    listKeyword(keyword, operand, list, place);
                }
                Assertions.problem(keyword, operand, place.value, this::regex)
                        .ifPresent(problem -> place.require(false, keyword, problem));
            }
        }
    }

    private void objectKeyword(String keyword, Object operand, Map<?, ?> object, Place place) {
        switch (keyword) {
            case "properties" ->
                ((Map<?, ?>) operand).forEach((name, schema) -> place.inProperty(name, schema, object));
            case "patternProperties" ->
                ((Map<?, ?>) operand)
                        .forEach((pattern, schema) -> object.keySet().stream()
                                .filter(name -> found(pattern, name))
                                .forEach(name -> place.inProperty(name, schema, object)));
            case "additionalProperties" -> additional(operand, object, place);
            case "propertyNames" -> object.keySet().forEach(name -> place.in(operand, name));
            case "required" ->
                ((List<?>) operand)
                        .forEach(name -> place.require(
                                object.containsKey(name), keyword, "'" + name + "' is a required property"));
            case "dependencies", "dependentRequired", "dependentSchemas" ->
                ((Map<?, ?>) operand)
                        .forEach((name, dependency) -> dependency(keyword, name, dependency, object, place));
            default -> {}
        }
    }

    private void listKeyword(String keyword, Object operand, List<?> list, Place place) {
        switch (keyword) {
            case "items" -> {
                int prefix = !draft7 && place.schema.get("prefixItems") instanceof List<?> schemas ? schemas.size() : 0;
                if (operand instanceof List<?> schemas) {
                    itemwise(schemas, list, place);
                } else {
                    place.inItems(prefix, operand, list);
                }
            }
            case "prefixItems" -> itemwise(draft7 ? List.of() : (List<?>) operand, list, place);
            case "additionalItems" -> {
                if (place.schema.get("items") instanceof List<?> schemas) {
                    place.inItems(schemas.size(), operand, list);
                }
            }
            default -> {}
        }
    }

    private static void itemwise(List<?> schemas, List<?> list, Place place) {
        for (int i = 0; i < Math.min(schemas.size(), list.size()); i++) {
            place.inItem(i, schemas.get(i), list);
        }
    }

    private void choice(String keyword, List<?> schemas, Place place, int atMost) {
        List<Violation> alternatives = new ArrayList<>();
        int fitting = 0;
        for (Object schema : schemas) {
            List<Violation> violations = violations(schema, place.value, place.path);
            alternatives.addAll(violations);
            fitting += violations.isEmpty() ? 1 : 0;
        }
        if (fitting == 0) {
            place.report(keyword, "fits none of the alternatives", alternatives);
        } else {
            place.require(fitting <= atMost, keyword, "fits more than one of the alternatives");
        }
    }

    private void conditional(Object condition, Place place) {
        String branch = accepts(condition, place.value) ? "then" : "else";
        if (place.schema.containsKey(branch)) {
            place.in(place.schema.get(branch), place.value);
        }
    }

    private void contains(Object schema, Place place) {
        if (place.value instanceof List<?> list) {
            long matches = list.stream().filter(item -> accepts(schema, item)).count();
            long fewest = !draft7 && place.schema.get("minContains") instanceof Long minimum ? minimum : 1;
            long most = !draft7 && place.schema.get("maxContains") instanceof Long maximum ? maximum : list.size();
            place.require(matches >= fewest, "contains", "has too few of the items that it has to contain");
            place.require(matches <= most, "contains", "has too many of the items that it may contain");
        }
    }

    private void additional(Object schema, Map<?, ?> object, Place place) {
        Map<?, ?> properties = place.schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
        Map<?, ?> byPattern = place.schema.get("patternProperties") instanceof Map<?, ?> known ? known : Map.of();
        Set<Object> extra = new LinkedHashSet<>(object.keySet());
        extra.removeAll(properties.keySet());
        extra.removeIf(name -> byPattern.keySet().stream().anyMatch(pattern -> found(pattern, name)));
        if (Boolean.FALSE.equals(schema)) {
            List<String> known =
                    properties.keySet().stream().map(String.class::cast).toList();
            extra.forEach(name -> place.require(
                    false,
                    "additionalProperties",
                    "'%s' is not a property of it.%s".formatted(name, NearestName.suggestion((String) name, known))));
        } else {
            extra.forEach(name -> place.inProperty(name, schema, object));
        }
    }

    private void dependency(String keyword, Object name, Object dependency, Map<?, ?> object, Place place) {
        boolean applies = object.containsKey(name) && draft7 == keyword.equals("dependencies");
        if (applies && dependency instanceof List<?> names) {
            names.forEach(other -> place.require(
                    object.containsKey(other), keyword, "'%s' is required beside '%s'".formatted(other, name)));
        } else if (applies) {
            place.in(dependency, object);
        }
    }

    private boolean found(Object pattern, Object name) {
        return regex((String) pattern).search((String) name).isPresent();
    }

    private PythonRegex regex(String pattern) {
        return patterns.computeIfAbsent(pattern, PythonRegex::compile);
    }

    /** A value beside a schema, and what is found wrong. */
    private final class Place {
        private final Map<?, ?> schema;
        private final Object value;
        private final List<Object> path;
        private final List<Violation> found = new ArrayList<>();

        Place(Map<?, ?> schema, Object value, List<Object> path) {
            this.schema = schema;
            this.value = value;
            this.path = path;
        }

        void in(Object inner, Object innerValue) {
            found.addAll(violations(inner, innerValue, path));
        }

        void inProperty(Object name, Object inner, Map<?, ?> object) {
            if (object.containsKey(name)) {
                found.addAll(violations(inner, object.get(name), step(name)));
            }
        }

        void inItem(int index, Object inner, List<?> list) {
            found.addAll(violations(inner, list.get(index), step(index)));
        }

        void inItems(int from, Object inner, List<?> list) {
            for (int i = from; i < list.size(); i++) {
                inItem(i, inner, list);
            }
        }

        void require(boolean kept, String keyword, String message) {
            if (!kept) {
                report(keyword, message, List.of());
            }
        }

        void report(String keyword, String message, List<Violation> alternatives) {
            found.add(new Violation(path, keyword, message, Types.declared(schema, value), alternatives));
        }

        private List<Object> step(Object step) {
            List<Object> longer = new ArrayList<>(path);
            longer.add(step);
            return longer;
        }
    }
}
