package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBDataChunkWriter;

/** One statement that inserts the records of a feed, and the threads of DuckDB that work for it. Thread-safe. */
final class Insertion {
    private final RowTable table;
    private final RecordFeed feed;
    private final AtomicReference<WarehouseException> failure = new AtomicReference<>();
    private final Queue<ChunkRows> opened = new ConcurrentLinkedQueue<>();

    Insertion(RowTable table, RecordFeed feed) {
        this.table = requireNonNull(table, "table is null");
        this.feed = requireNonNull(feed, "feed is null");
    }

    RowTable table() {
        return table;
    }

    /** What another thread of DuckDB works with. */
    Worker worker(ChunkRows.Factory chunks) {
        ChunkRows rows = chunks.rows(table.columns());
        opened.add(rows);
        return new Worker(rows, new RecordConverter(table, rows));
    }

    /** The statement is over. */
    void release() {
        opened.forEach(ChunkRows::release);
    }

    /** Why a thread could not go on. */
    Optional<WarehouseException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** For one thread. */
    final class Worker {
        private final ChunkRows rows;
        private final RecordConverter converter;

        private Worker(ChunkRows rows, RecordConverter converter) {
            this.rows = rows;
            this.converter = converter;
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
            } catch (RuntimeException | Error e) {
                if (e instanceof WarehouseException known) {
                    failure.compareAndSet(null, known);
                }
                feed.abandon(); // the other threads must not wait for more
                throw e;
            }
        }

        private void write(RecordFeed.Share share) {
            RecordPage page = share.page();
            for (int i = share.from(); i < share.to(); i++) {
                converter.convert(page.records().get(i), page.emittedAt(), page.firstNumber() + i);
            }
        }
    }
}
