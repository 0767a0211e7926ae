package dev.pintail.catalog;

import dev.pintail.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is different in a newer manifest for those who use the older one.
 *
 * @param lines one change each: streams, fields, keys, cursors, required configuration
 */
public record ManifestChanges(List<String> lines) {
    private static final int MAX_FIELDS = 12;

    public ManifestChanges {
        lines = List.copyOf(lines);
    }

    public static ManifestChanges between(Manifest older, Manifest newer) {
        List<String> lines = new ArrayList<>();
        Map<String, StreamOverview> before = byName(older);
        Map<String, StreamOverview> after = byName(newer);
        names("stream", "streams", before.keySet(), after.keySet(), lines);
        after.forEach((name, stream) -> {
            if (before.containsKey(name)) {
                stream(before.get(name), stream, lines);
            }
        });
        names("required setting", "required settings", required(older), required(newer), lines);
        return new ManifestChanges(lines);
    }

    private static void stream(StreamOverview before, StreamOverview after, List<String> lines) {
        String name = after.name();
        value(name + ": primary key", before.primaryKey(), after.primaryKey(), lines);
        value(name + ": cursor field", before.cursorField(), after.cursorField(), lines);
        if (before.incremental() != after.incremental()) {
            lines.add("~ %s: %s".formatted(
                    name, after.incremental() ? "can now be read incrementally" : "can no longer be read incrementally"));
        }
        names(name + ": field", name + ": fields", before.fields().keySet(), after.fields().keySet(), lines);
        before.fields().forEach((field, type) -> {
            String now = after.fields().getOrDefault(field, type);
            value("%s: type of %s".formatted(name, field), type, now, lines);
        });
    }

    private static void value(String what, String before, String after, List<String> lines) {
        if (!before.equals(after)) {
            lines.add("~ %s: %s -> %s".formatted(what, orNone(before), orNone(after)));
        }
    }

    private static void names(String one, String many, Set<String> before, Set<String> after, List<String> lines) {
        list("+", one, many, without(after, before), lines);
        list("-", one, many, without(before, after), lines);
    }

    private static void list(String sign, String one, String many, Set<String> names, List<String> lines) {
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.stream().limit(MAX_FIELDS).toList());
            String more = names.size() > MAX_FIELDS ? " and %d more".formatted(names.size() - MAX_FIELDS) : "";
            lines.add("%s %s %s%s".formatted(sign, names.size() == 1 ? one : many, shown, more));
        }
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static Map<String, StreamOverview> byName(Manifest manifest) {
        Map<String, StreamOverview> byName = new LinkedHashMap<>();
        StreamOverview.of(manifest).forEach(stream -> byName.put(stream.name(), stream));
        return byName;
    }

    private static Set<String> required(Manifest manifest) {
        return manifest.spec()
                .map(spec -> new TreeSet<>(
                        JsonFields.of(spec.connectionSpecification()).texts("required").orElse(List.of())))
                .orElseGet(TreeSet::new);
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
