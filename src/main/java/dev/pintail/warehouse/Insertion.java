package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import java.util.Optional;
import org.duckdb.DuckDBDataChunkWriter;

/** One statement that inserts the records of a feed. For one thread at a time. */
final class Insertion {
    private final RowTable table;
    private final RecordFeed feed;
    private final ChunkRows rows;
    private final RecordConverter converter;
    private volatile WarehouseException failure;

    Insertion(RowTable table, RecordFeed feed, ChunkRows rows) {
        this.table = requireNonNull(table, "table is null");
        this.feed = requireNonNull(feed, "feed is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.converter = new RecordConverter(table, rows);
    }

    RowTable table() {
        return table;
    }

    /** Writes rows, as many as the chunk holds or as there are now, and at least one; returns their number, 0 after the last. */
    int fill(DuckDBDataChunkWriter chunk) {
        try {
            int capacity = Math.toIntExact(chunk.capacity());
            rows.begin(chunk);
            int filled = 0;
            Optional<RecordFeed.Share> share = feed.take(capacity);
            while (share.isPresent()) {
                write(share.get());
                filled += share.get().size();
                share = filled < capacity ? feed.poll(capacity - filled) : Optional.empty();
            }
            rows.end();
            return filled;
        } catch (WarehouseException e) {
            failure = e;
            throw e;
        }
    }

    private void write(RecordFeed.Share share) {
        RecordPage page = share.page();
        for (int i = share.from(); i < share.to(); i++) {
            converter.convert(page.records().get(i), page.emittedAt(), page.firstNumber() + i);
        }
    }

    /** The statement is over. */
    void release() {
        rows.release();
    }

    /** Why it could not go on. */
    Optional<WarehouseException> failure() {
        return Optional.ofNullable(failure);
    }
}
