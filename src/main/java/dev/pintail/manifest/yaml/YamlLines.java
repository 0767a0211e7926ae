package dev.pintail.manifest.yaml;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Remembers, beside the values, on which lines of the text mappings and their keys stand. Not thread-safe.
 *
 * <p>Mappings are told apart by identity. Who copies a mapping may {@link #carry} its lines over to the copy. Remembering costs a
 * quarter of the time that loading takes, so who wants the values only uses {@link #none}.
 */
public final class YamlLines {
    private final IdentityHashMap<Map<?, ?>, Origin> origins = new IdentityHashMap<>();
    private final boolean kept;

    /** Lines that are remembered. */
    public YamlLines() {
        this(true);
    }

    private YamlLines(boolean kept) {
        this.kept = kept;
    }

    /** Remembers nothing: every line is unknown. */
    public static YamlLines none() {
        return new YamlLines(false);
    }

    private static final class Origin {
        /** As it was read. */
        private final Map<?, ?> mapping;

        /** Of the mapping itself and then of its keys in the mapping's order, counted from 1. */
        private final int[] lines;

        /** Where keys stand that are not in this mapping; null for none. */
        private final Origin base;

        Origin(Map<?, ?> mapping, int[] lines, Origin base) {
            this.mapping = mapping;
            this.lines = lines;
            this.base = base;
        }

        int line(String key) {
            int i = 1;
            for (Object present : mapping.keySet()) {
                if (present.equals(key)) {
                    return lines[i];
                }
                i++;
            }
            return base == null ? 0 : base.line(key);
        }
    }

    void put(Map<?, ?> mapping, int[] lines) {
        if (kept) {
            origins.put(mapping, new Origin(mapping, lines, null));
        }
    }

    /** The line, counted from 1, of a key in a mapping, or of the mapping itself for the key {@code ""}; 0 if unknown. */
    public int line(Map<?, ?> mapping, String key) {
        Origin origin = origins.get(mapping);
        if (origin == null) {
            return 0;
        }
        return key.isEmpty() ? origin.lines[0] : origin.line(key);
    }

    /** Says that {@code copy} was made from {@code mapping}. */
    public void carry(Map<?, ?> mapping, Map<?, ?> copy) {
        Origin origin = origins.get(mapping);
        if (origin != null) {
            origins.put(copy, origin);
        }
    }

    /** Says that {@code merged} was made from {@code top} laid over {@code base}. */
    public void overlay(Map<?, ?> top, Map<?, ?> base, Map<?, ?> merged) {
        Origin over = origins.get(top);
        if (over == null) {
            carry(base, merged);
        } else {
            origins.put(merged, new Origin(over.mapping, over.lines, origins.get(base)));
        }
    }
}
