package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.Transformation;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.http.RequestOptionsProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a stream has around its retriever.
 *
 * @param name the stream's
 * @param schema the stream's, asked for when the first record is to be normalised
 * @param cursor decides which records are new; empty where there is none
 * @param slicer what partition and cursor inject into requests
 * @param dataFeed whether paging ends at a record that is not new ({@code is_data_feed})
 * @param clientSide whether records that are not new are dropped ({@code is_client_side_incremental})
 * @param lazy whether slices bring their first page along ({@code lazy_read_pointer} of a parent)
 * @param selectedSchema the schema in the configured catalog; empty without one
 * @param uploadsFiles whether records have files
 */
public record StreamParts(
        String name,
        List<Transformation> transformations,
        Supplier<Map<String, Object>> schema,
        Optional<StreamCursor> cursor,
        RequestOptionsProvider slicer,
        boolean dataFeed,
        boolean clientSide,
        boolean lazy,
        Optional<Map<String, Object>> selectedSchema,
        boolean uploadsFiles) {
    public StreamParts {
        requireNonNull(name, "name is null");
        transformations = List.copyOf(transformations);
        requireNonNull(schema, "schema is null");
        requireNonNull(cursor, "cursor is null");
        requireNonNull(slicer, "slicer is null");
        requireNonNull(selectedSchema, "selectedSchema is null");
    }

    /** A retriever of its own: no stream, no slices, no schema. */
    public static StreamParts standalone(String name) {
        return new StreamParts(
                name,
                List.of(),
                Map::of,
                Optional.empty(),
                (slice, token) -> dev.pintail.source.http.RequestOptions.NONE,
                false,
                false,
                false,
                Optional.empty(),
                false);
    }
}
