package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the records of one stream: pages go to a stage, and a checkpoint moves the stage into the table and writes the
 * state that covers it, in one transaction. What was not covered by a checkpoint leaves no trace.
 *
 * <p>For one thread at a time. Memory: about {@value #BUFFERED_VALUES} values wait in the heap, the rest in DuckDB.
 */
public final class Loader implements AutoCloseable {
    private static final int BUFFERED_VALUES = 250_000;

    private final Warehouse warehouse;
    private final Sql sql;
    private final String sourceName;
    private final LoadedStream stream;
    private final Stage stage;
    private final TableWriter writer;
    private final long batchSize;
    private RecordBatch batch = new RecordBatch(0);
    private long staged;

    Loader(Warehouse warehouse, Sql sql, String sourceName, LoadedStream stream, boolean continued, int number) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
        this.sql = requireNonNull(sql, "sql is null");
        this.sourceName = requireNonNull(sourceName, "sourceName is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.writer = TableWriter.of(warehouse, sql, stream, continued);
        this.stage = Stage.of(
                "stage_" + number,
                writer.columns(),
                stream.keyColumns(),
                new RawIds(warehouse.now(), warehouse.random()));
        this.batchSize = Math.max(1, BUFFERED_VALUES / stage.columns().size());
        stage.create(sql);
    }

    /** Takes a page of records, in the order in which the source gave them; the list must not change afterwards. */
    public void add(List<Map<String, Object>> records, Instant emittedAt) {
        batch.add(records, emittedAt);
        if (batch.size() >= batchSize) {
            flush();
        }
    }

    /**
     * Commits all records so far with their state; the stream goes on.
     *
     * <p>When replacing, the rows are kept beside the table and the old state row stays, until {@link #complete}.
     *
     * @return number of records committed
     */
    public long checkpoint(Checkpoint checkpoint) {
        return commit(checkpoint, false);
    }

    /**
     * Commits all records so far with their state, and the stream is complete: the table exists even if there were no
     * records, and when replacing the new rows take the place of the old.
     */
    public long complete(Checkpoint checkpoint) {
        return commit(checkpoint, true);
    }

    /** Gives up what no checkpoint has covered. */
    @Override
    public void close() {
        sql.close();
    }

    private long commit(Checkpoint checkpoint, boolean complete) {
        flush();
        Optional<StateRow> state = checkpoint
                .state()
                .filter(s -> complete || stream.strategy() != WriteStrategy.REPLACE)
                .map(s -> StateRow.of(sourceName, stream.name(), s, checkpoint.recordCount(), warehouse.now()));
        long records = staged;
        try {
            warehouse.transaction(sql, () -> {
                writer.write(sql, stage, records, complete);
                state.ifPresent(row -> warehouse.internalTables().writeState(sql, row));
                checkpoint.alongside().accept(sql);
                return null;
            });
        } catch (CommitUnknownException e) {
            if (state.isEmpty() || !isCommitted(state.get(), e)) {
                throw e;
            }
        }
        writer.committed();
        stage.create(sql);
        staged = 0;
        return records;
    }

    /** A commit whose answer was lost is told by the state row that it wrote, read over a new connection. */
    private boolean isCommitted(StateRow row, CommitUnknownException unknown) {
        try (Sql other = sql.duplicate()) {
            return warehouse.internalTables().hasState(other, row);
        } catch (WarehouseException e) {
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    private void flush() {
        if (batch.size() > 0) {
            warehouse.input().insert(sql, stage, batch);
            staged += batch.size();
            batch = new RecordBatch(batch.nextNumber());
        }
    }

    static WarehouseException missingKey(String stream, String key) {
        return new WarehouseException(
                ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                "stream %s cannot be merged: its schema has no property for the key %s".formatted(stream, key),
                "Add the property to the stream's schema, or choose append or replace.");
    }
}
