package dev.pintail.manifest;

import dev.pintail.manifest.yaml.YamlLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces references by what they refer to.
 *
 * <p>Every text that starts with {@code #/} is a reference. As the value of a key {@code $ref} it is laid under the other keys of
 * that mapping, one level deep; if it leads to no mapping, it replaces the mapping. Only below {@code config_overrides}, where
 * values belong to a configuration, texts are left alone. Values are shared, not copied.
 */
final class References {
    private static final String PREFIX = "#/";
    private static final String REF = "$ref";
    private static final Set<String> CONFIG_VALUES = Set.of("config_overrides");
    private static final int MAX_DEPTH = 500;
    private static final Pattern INDEX = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");

    private final Map<String, Object> manifest;
    private final YamlLines lines;
    private final Map<String, Object> resolved = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int depth;
    private long values;

    private References(Map<String, Object> manifest, YamlLines lines) {
        this.manifest = manifest;
        this.lines = lines;
    }

    /**
     * The manifest without references.
     *
     * @throws InvalidManifestException if one leads nowhere, or back to itself
     */
    @SuppressWarnings("unchecked") // only a $ref at the top can make it something else, and then it is no manifest
    static Map<String, Object> resolve(Map<String, Object> manifest, YamlLines lines) {
        Object whole = new References(manifest, lines).evaluate(manifest, 0);
        if (whole instanceof Map) {
            return (Map<String, Object>) whole;
        }
        throw new InvalidManifestException("the $ref at the top does not lead to a mapping", lines.line(manifest, REF));
    }

    private Object evaluate(Object value, int line) {
        values++; // what aliases share is evaluated wherever it stands
        if (++depth > MAX_DEPTH || values > SizeLimit.MAX_VALUES) {
            throw SizeLimit.exceeded();
        }
        Object evaluated = evaluateInside(value, line);
        depth--;
        return evaluated;
    }

    private Object evaluateInside(Object value, int line) {
        return switch (value) {
            case Map<?, ?> mapping -> mapping(mapping);
            case List<?> list -> {
                List<Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(evaluate(item, line)));
                yield items;
            }
            case String text when text.startsWith(PREFIX) -> follow(text, line);
            case null, default -> value;
        };
    }

    private Object mapping(Map<?, ?> mapping) {
        Map<String, Object> own = LinkedHashMap.newLinkedHashMap(mapping.size());
        mapping.forEach((name, value) -> {
            String key = (String) name;
            if (!key.equals(REF)) {
                own.put(key, CONFIG_VALUES.contains(key) ? value : evaluate(value, lines.line(mapping, key)));
            }
        });
        lines.carry(mapping, own);
        if (!mapping.containsKey(REF)) {
            return own;
        }
        Object base = evaluate(mapping.get(REF), lines.line(mapping, REF));
        if (!(base instanceof Map<?, ?> referenced)) {
            return base;
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        referenced.forEach((name, value) -> merged.put((String) name, value));
        merged.putAll(own);
        lines.overlay(mapping, referenced, merged);
        return merged;
    }

    private Object follow(String reference, int line) {
        if (resolved.containsKey(reference)) {
            return resolved.get(reference);
        }
        if (!open.add(reference)) {
            throw new InvalidManifestException("the reference " + reference + " leads back to itself", line);
        }
        Object value = evaluate(target(reference, line), line);
        open.remove(reference);
        resolved.put(reference, value);
        return value;
    }

    /** At every level the whole rest of the path is tried as one key before its first part is. */
    private Object target(String reference, int line) {
        String path = reference.substring(PREFIX.length());
        int lineEnd = path.indexOf('\n'); // the reference's pattern ends there
        String rest = lineEnd < 0 ? path : path.substring(0, lineEnd);
        Object at = manifest;
        while (!rest.isEmpty()) {
            if (at instanceof Map<?, ?> mapping && mapping.containsKey(rest)) {
                return mapping.get(rest);
            }
            int slash = rest.indexOf('/');
            String head = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            at = step(at, head, reference, line);
        }
        return at;
    }

    private static Object step(Object at, String head, String reference, int line) {
        boolean index = INDEX.matcher(head).matches();
        if (at instanceof Map<?, ?> mapping && mapping.containsKey(head) && !index) {
            return mapping.get(head);
        }
        if (at instanceof List<?> list && index) {
            int i = Integer.parseInt(head.strip().replace("+", ""));
            int fromStart = i < 0 ? list.size() + i : i;
            if (fromStart >= 0 && fromStart < list.size()) {
                return list.get(fromStart);
            }
        }
        throw new InvalidManifestException(
                "the reference " + reference + " leads nowhere: there is no \"" + head + "\"", line);
    }
}
