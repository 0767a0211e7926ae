package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.source.cursor.StreamCursor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a stream has around its retriever.
 *
 * @param definition the stream's
 * @param cursor of this reading of the stream
 * @param resumed whether this reading started with a state
 * @param cached whether equal requests are answered from memory, because other streams read this one as well
 * @param schema the stream's, asked for when the first record is to be normalised
 * @param configuredSchema the schema in the configured catalog; empty without one
 */
public record StreamSurroundings(
        DeclarativeStream definition,
        StreamCursor cursor,
        boolean resumed,
        boolean cached,
        Supplier<Map<String, Object>> schema,
        Optional<Map<String, Object>> configuredSchema) {
    public StreamSurroundings {
        requireNonNull(definition, "definition is null");
        requireNonNull(cursor, "cursor is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(configuredSchema, "configuredSchema is null");
    }
}
