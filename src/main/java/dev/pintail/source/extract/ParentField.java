package dev.pintail.source.extract;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import java.util.List;
import java.util.Map;

/**
 * One value that an expanded record gets from the record it was in; null if that does not have it.
 *
 * @param from where it is, without globs
 * @param to where it goes; what is there already is replaced
 */
public record ParentField(List<Object> from, FieldPath to) {
    public ParentField {
        from = List.copyOf(from);
    }

    void copy(Map<String, Object> parent, Map<String, Object> child) {
        try {
            to.put(child, DeepCopy.of(lookup(parent)));
        } catch (SourceException e) {
            String message = "Cannot write parent field to `record_path` " + to.segments()
                    + ": the expanded item already holds a non-object value on that path.";
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    FailureType.CONFIG_ERROR,
                    message,
                    message,
                    "Choose another record_path.",
                    e);
        }
    }

    private Object lookup(Object parent) {
        Object value = parent;
        for (Object segment : from) {
            value = switch (value) {
                case Map<?, ?> object -> object.get(Str.of(segment));
                case List<?> list -> item(list, segment);
                case null, default -> null;
            };
        }
        return value;
    }

    private static Object item(List<?> list, Object segment) {
        try {
            long index = Numbers.toInt(segment).longValue();
            long position = index < 0 ? index + list.size() : index;
            return position >= 0 && position < list.size() ? list.get((int) position) : null;
        } catch (PythonError e) {
            return null;
        }
    }
}
