package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.List;
import java.util.Map;

/**
 * A stream as it is to be loaded.
 *
 * @param name the source's own name, which also keys the state
 * @param jsonSchema its {@code properties}, in order, are the columns
 * @param primaryKey paths of one element each; only merging needs them
 * @param cursorField path of the cursor field; of two records with one key the one with the later cursor counts. May be empty
 * @param strategy AUTO is resolved here, so that it is never seen afterwards
 */
public record LoadedStream(
        String name,
        Map<String, Object> jsonSchema,
        List<List<String>> primaryKey,
        List<String> cursorField,
        WriteStrategy strategy) {

    /**
     * @throws ConfigException if the strategy is to merge and the key is absent or nested
     */
    public LoadedStream {
        requireNonNull(name, "name is null");
        requireNonNull(jsonSchema, "jsonSchema is null");
        primaryKey = List.copyOf(primaryKey);
        cursorField = List.copyOf(cursorField);
        strategy = strategy.resolve(!primaryKey.isEmpty(), !cursorField.isEmpty());
        if (strategy == WriteStrategy.MERGE && primaryKey.isEmpty()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "stream %s cannot be merged: it has no primary key".formatted(name),
                    "Choose append or replace for this stream, or name its primary key.");
        }
        if (strategy == WriteStrategy.MERGE && primaryKey.stream().anyMatch(path -> path.size() != 1)) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "stream %s cannot be merged: its primary key %s lies inside an object".formatted(name, primaryKey),
                    "Choose append or replace for this stream, or a key of top-level fields.");
        }
    }

    /** The names of the key columns; empty unless the stream is merged. */
    List<String> keyColumns() {
        return strategy == WriteStrategy.MERGE
                ? primaryKey.stream()
                        .map(path -> Names.normalise(path.getFirst()))
                        .distinct()
                        .toList()
                : List.of();
    }
}
