package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBDataChunkWriter;

/** A batch that several threads of DuckDB take records from, each its own share. Thread-safe. */
final class RecordFeed {
    private final RowTable table;
    private final RecordBatch batch;
    private final AtomicReference<WarehouseException> failure = new AtomicReference<>();
    private final Queue<ChunkRows> opened = new ConcurrentLinkedQueue<>();
    private int page;
    private int record;

    RecordFeed(RowTable table, RecordBatch batch) {
        this.table = requireNonNull(table, "table is null");
        this.batch = requireNonNull(batch, "batch is null");
    }

    RowTable table() {
        return table;
    }

    RecordBatch batch() {
        return batch;
    }

    /** Records of one page: from, inclusive, to, exclusive. */
    private record Share(RecordBatch.Page page, int from, int to) {}

    private synchronized Optional<Share> take(int most) {
        while (page < batch.pages().size()) {
            RecordBatch.Page current = batch.pages().get(page);
            int from = record;
            int to = Math.min(current.records().size(), from + most);
            record = to;
            if (to == current.records().size()) {
                page++;
                record = 0;
            }
            if (to > from) {
                return Optional.of(new Share(current, from, to));
            }
        }
        return Optional.empty();
    }

    /** Writes as many rows as the chunk holds or records are left; returns their number. */
    int fill(DuckDBDataChunkWriter chunk, ChunkRows rows, RecordConverter converter) {
        try {
            int capacity = Math.toIntExact(chunk.capacity());
            rows.begin(chunk);
            int filled = 0;
            while (filled < capacity) {
                Optional<Share> share = take(capacity - filled);
                if (share.isEmpty()) {
                    break;
                }
                RecordBatch.Page from = share.get().page();
                for (int i = share.get().from(); i < share.get().to(); i++) {
                    converter.convert(from.records().get(i), from.emittedAt(), from.firstNumber() + i);
                }
                filled += share.get().to() - share.get().from();
            }
            rows.end();
            return filled;
        } catch (WarehouseException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    /** Takes note of what a thread writes to. */
    ChunkRows opened(ChunkRows rows) {
        opened.add(rows);
        return rows;
    }

    /** The statement is over. */
    void release() {
        opened.forEach(ChunkRows::release);
    }

    /** Why a thread could not go on. */
    Optional<WarehouseException> failure() {
        return Optional.ofNullable(failure.get());
    }
}
