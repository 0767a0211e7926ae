package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.RecordTransformation;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What happens to extracted records before they are a stream's records: filter, transformations, schema normalisation.
 *
 * <p>Thread-safe.
 *
 * @param filter null: keep all
 * @param transformBeforeFiltering else the filter sees records as they were extracted
 * @param normalizer null: leave the values as they are
 */
public record Selector(
        RecordFilter filter,
        List<RecordTransformation> transformations,
        boolean transformBeforeFiltering,
        Consumer<Map<String, Object>> normalizer) {
    /** Leaves everything as it was extracted. */
    public static final Selector NONE = new Selector(null, List.of(), false, null);

    public Selector {
        transformations = List.copyOf(transformations);
    }

    /** Whether records are changed in place, so that nobody else may rely on the body that they were extracted from. */
    public boolean changesRecords() {
        return normalizer != null || !transformations.isEmpty();
    }

    /** The records that are left of the extracted ones, lazily and in chunks. */
    public SelectedRecords select(Iterator<Object> extracted, StreamSlice slice) {
        return select(extracted, () -> 0, slice);
    }

    /** As {@link #select(Iterator, StreamSlice)}, with small chunks where records are large. */
    SelectedRecords select(Iterator<Object> extracted, LongSupplier bytesRead, StreamSlice slice) {
        return new SelectedRecords(this, requireNonNull(extracted, "extracted is null"), bytesRead, slice);
    }

    /** The record that an extracted value becomes; null if it is filtered out. */
    Map<String, Object> select(Object extracted, StreamSlice slice) {
        if (filter == null && !changesRecords()) {
            return object(extracted);
        }
        if (!transformBeforeFiltering && filter != null && !filter.keeps(extracted, slice)) {
            return null;
        }
        Map<String, Object> record = object(extracted);
        for (RecordTransformation transformation : transformations) {
            transformation.apply(record, slice);
        }
        if (transformBeforeFiltering && filter != null && !filter.keeps(record, slice)) {
            return null;
        }
        if (normalizer != null) {
            normalizer.accept(record);
        }
        return record;
    }

    @SuppressWarnings("unchecked") // objects of the value model have text keys
    static Map<String, Object> object(Object extracted) {
        if (extracted instanceof Map<?, ?> record) {
            return (Map<String, Object>) record;
        }
        throw new SourceException(
                ErrorCode.SOURCE_RESPONSE_INVALID,
                "A record is no object but " + (extracted == null ? "null" : "a " + kind(extracted)) + ".",
                "Check field_path of the stream's extractor.");
    }

    private static String kind(Object value) {
        return switch (value) {
            case String text -> "text";
            case Boolean bool -> "boolean";
            case Number number -> "number";
            default -> "list";
        };
    }
}
