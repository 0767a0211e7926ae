package dev.pintail.source.slice;

import dev.pintail.template.Scope;
import dev.pintail.template.TemplateObject;
import java.util.Map;

/** A slice as templates see it. */
public final class SliceVariables {
    private SliceVariables() {}

    /** The scope with the slice as {@code stream_slice} and its other names; with null where there is none. */
    public static Scope in(Scope scope, StreamSlice slice) {
        return scope.with("stream_slice", slice == null ? null : new SliceObject(slice));
    }

    /**
     * A mapping of what partition and cursor give, with the three parts as attributes, which win over keys of the same name. Made for every
     * record, and looked into by few templates: so the mapping is put together only then.
     */
    private static final class SliceObject implements TemplateObject {
        private final StreamSlice slice;
        private Map<String, Object> items;

        SliceObject(StreamSlice slice) {
            this.slice = slice;
        }

        @Override
        public String typeName() {
            return "StreamSlice";
        }

        @Override
        public Map<String, Object> items() {
            if (items == null) {
                items = slice.values();
            }
            return items;
        }

        @Override
        public Object attribute(String name, Object absent) {
            return switch (name) {
                case "partition", "_partition" -> slice.partition();
                case "cursor_slice" -> slice.cursorSlice();
                case "extra_fields" -> slice.extraFields();
                default -> absent;
            };
        }

        @Override
        public boolean truth() {
            return !items().isEmpty() || !slice.extraFields().isEmpty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SliceObject that ? items().equals(that.items()) : items().equals(other);
        }

        @Override
        public int hashCode() {
            return items().hashCode();
        }
    }
}
