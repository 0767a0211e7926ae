package dev.pintail.source.transform;

import dev.pintail.source.slice.SliceVariables;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces a text in all keys, also those of objects inside, but not of objects in lists. Of keys that become the same, the last one wins.
 *
 * @param old what to replace, by a template over {@code record}; an empty text stands between all characters, as in Python
 * @param replacement what to put there, by a template over {@code record}
 */
public record KeysReplace(InterpolatedString old, InterpolatedString replacement, Scope scope)
        implements RecordTransformation {
    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        Scope here = SliceVariables.in(scope, slice).with("record", record);
        Map<String, Object> renamed = rename(record, Str.of(old.eval(here)), Str.of(replacement.eval(here)));
        record.clear();
        record.putAll(renamed);
    }

    /** Java would put a replacement for the empty text also between the two halves of a character outside the basic plane. */
    private static String replace(String key, String old, String replacement) {
        if (!old.isEmpty()) {
            return key.replace(old, replacement);
        }
        StringBuilder replaced = new StringBuilder(replacement);
        key.codePoints().forEach(c -> replaced.appendCodePoint(c).append(replacement));
        return replaced.toString();
    }

    private static Map<String, Object> rename(Map<?, ?> object, String old, String replacement) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        object.forEach((key, value) -> renamed.put(
                replace((String) key, old, replacement),
                value instanceof Map<?, ?> inner ? rename(inner, old, replacement) : value));
        return renamed;
    }
}
