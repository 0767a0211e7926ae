package dev.pintail.source.stream;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.file.FileDownloads;
import dev.pintail.source.retrieve.PageWatch;
import dev.pintail.source.retrieve.Retriever;
import dev.pintail.source.schema.StreamSchema;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stream that can be described, checked and read once.
 *
 * <p>Thread-safe as far as its parts are.
 *
 * @param primaryKey top-level fields; empty without a key
 * @param files what is downloaded for each record; null for nothing
 * @param catalogDefinesCursor whether the configured catalog may name another cursor field
 * @param group streams of one group are never read at the same time; empty without a group
 * @param ancestors names of the streams it reads to find its slices, and of theirs
 */
public record SourceStream(
        String name,
        List<String> primaryKey,
        StreamSchema schema,
        StreamCursor cursor,
        Retriever retriever,
        FileDownloads files,
        boolean catalogDefinesCursor,
        String group,
        Set<String> ancestors) {

    public SourceStream {
        requireNonNull(name, "name is null");
        primaryKey = List.copyOf(primaryKey);
        requireNonNull(schema, "schema is null");
        requireNonNull(cursor, "cursor is null");
        requireNonNull(retriever, "retriever is null");
        requireNonNull(group, "group is null");
        ancestors = Set.copyOf(ancestors);
    }

    /** A stream that belongs to no group. */
    public SourceStream(
            String name,
            List<String> primaryKey,
            StreamSchema schema,
            StreamCursor cursor,
            Retriever retriever,
            FileDownloads files,
            boolean catalogDefinesCursor) {
        this(name, primaryKey, schema, cursor, retriever, files, catalogDefinesCursor, "", Set.of());
    }

    /** The same stream with its place among the others. */
    public SourceStream in(String newGroup, Set<String> newAncestors) {
        return new SourceStream(
                name, primaryKey, schema, cursor, retriever, files, catalogDefinesCursor, newGroup, newAncestors);
    }

    /** The stream as the catalog shows it (cdk-semantics 7.3). Loads the schema, which may send requests. */
    public AirbyteStream catalogEntry() {
        Optional<String> cursorField = cursor.cursorField();
        List<SyncMode> modes = new ArrayList<>(List.of(SyncMode.FULL_REFRESH));
        cursorField.ifPresent(field -> modes.add(SyncMode.INCREMENTAL));
        return new AirbyteStream(
                name,
                schema.load(),
                modes,
                cursorField.isPresent() ? !catalogDefinesCursor : null,
                cursorField.stream().toList(),
                primaryKey.stream().map(List::of).toList(),
                cursorField.isPresent(),
                files != null);
    }

    /** As {@link #read(StreamSlice)}, from where the watch says. */
    public Iterator<List<Map<String, Object>>> read(StreamSlice slice, PageWatch watch) {
        schema.load();
        return retriever.read(slice, watch);
    }

    /** The slice's pages; the schema is loaded first, because no record is given without one. */
    public Iterator<List<Map<String, Object>>> read(StreamSlice slice) {
        schema.load();
        return retriever.read(slice);
    }
}
