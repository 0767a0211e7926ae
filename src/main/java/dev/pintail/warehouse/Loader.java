package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;

/**
 * Loads the records of one stream, and commits them together with the state that covers them, one transaction for each
 * checkpoint. What was not covered by a checkpoint leaves no trace.
 *
 * <p>Rows that go to a database at the other end of a network wait in a stage outside of the transaction, so that it can be tried
 * again; all others go straight into the table, within it. For one thread at a time. Once a method has failed,
 * all others fail with it; a failure of the thread that inserts shows with the next call. Memory: about
 * {@value #WAITING_VALUES} values wait in the heap, the rest in DuckDB.
 */
public final class Loader implements AutoCloseable {
    private static final int WAITING_VALUES = 250_000;

    private final Warehouse warehouse;
    private final Sql sql;
    private final String sourceName;
    private final LoadedStream stream;
    private TableWriter writer;
    private boolean continued;
    private final RawIds rawIds;
    private final Optional<Stage> stage;
    private final long capacity;
    private int columns;
    private RecordFeed feed;
    private Optional<FutureTask<Void>> insertion = Optional.empty();
    private long nextNumber;
    private long rows;
    private boolean inTransaction;
    private RuntimeException failure;

    Loader(Warehouse warehouse, Sql sql, String sourceName, LoadedStream stream, boolean continued, int number) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
        this.sql = requireNonNull(sql, "sql is null");
        this.sourceName = requireNonNull(sourceName, "sourceName is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.continued = continued;
        this.writer = TableWriter.of(warehouse, sql, stream, continued);
        this.rawIds = new RawIds(warehouse.now(), warehouse.random());
        this.stage = warehouse.remote()
                ? Optional.of(Stage.of("stage_" + number, writer.columns(), stream.keyColumns(), rawIds))
                : Optional.empty();
        this.capacity = Math.max(2, WAITING_VALUES / writer.columns().size());
        this.feed = new RecordFeed(capacity);
        stage.ifPresent(table -> table.create(sql));
        this.columns = writer.columns().size();
        warehouse.memory().take(columns);
    }

    /** Takes a page of records, in the order in which the source gave them; the list must not change afterwards. */
    public void add(List<Map<String, Object>> records, Instant emittedAt) {
        attempt(() -> {
            if (!feed.put(new RecordPage(records, emittedAt, nextNumber))) {
                awaitInsertion(); // tells why
                throw new IllegalStateException("the loader is closed");
            }
            nextNumber += records.size();
            rows += records.size();
            if (insertion.isEmpty() && feed.waiting() >= capacity / 2) {
                startInsertion();
            }
            return records.size();
        });
    }

    /**
     * Commits all records so far with their state; the stream goes on.
     *
     * <p>When replacing, the rows are kept beside the table and the old state row stays, until {@link #complete}.
     *
     * @return number of records committed
     */
    public long checkpoint(Checkpoint checkpoint) {
        return attempt(() -> commit(checkpoint, false));
    }

    /**
     * Commits all records so far with their state, and the stream is complete: the table exists even if there were no
     * records, and when replacing the new rows take the place of the old.
     *
     * @return number of records committed
     */
    public long complete(Checkpoint checkpoint) {
        return attempt(() -> commit(checkpoint, true));
    }

    /** Gives up what no checkpoint has covered. */
    @Override
    public void close() {
        feed.abandon();
        try (sql) {
            awaitInsertion();
        } catch (WarehouseException e) {
            // Its rows are given up anyway.
            failure = failure == null ? e : failure;
        }
        warehouse.memory().giveBack(columns);
        columns = 0;
    }

    /** A state must not be committed after rows that it covers have failed: so a failure is for good. */
    private long attempt(LongSupplier work) {
        if (failure != null) {
            throw failure;
        }
        try {
            return work.getAsLong();
        } catch (RuntimeException e) {
            failure = e;
            if (inTransaction) {
                inTransaction = false;
                sql.rollback(e);
            }
            throw e;
        }
    }

    /** Has the records inserted while others are read, by a thread of its own and one statement that lasts until the next commit. */
    private void startInsertion() {
        RecordFeed records = feed;
        FutureTask<Void> task = new FutureTask<>(() -> {
            insert(records);
            return null;
        });
        insertion = Optional.of(task);
        Thread.ofPlatform().name("pintail-" + stream.name()).daemon().start(task);
    }

    /** Waits until the connection is free; an interrupted thread waits too, since nothing stops DuckDB halfway. */
    private void awaitInsertion() {
        if (insertion.isEmpty()) {
            return;
        }
        FutureTask<Void> task = insertion.get();
        insertion = Optional.empty();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException failed -> throw failed;
                        case Error failed -> throw failed;
                        default -> throw new IllegalStateException(e.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void flush() {
        feed.end();
        if (insertion.isPresent()) {
            awaitInsertion();
        } else if (rows > 0) {
            insert(feed);
        }
        feed = new RecordFeed(capacity);
    }

    private void insert(RecordFeed records) {
        try {
            RowTable table;
            if (stage.isPresent()) {
                table = stage.get().rows();
            } else {
                begin();
                table = new RowTable(writer.open(sql).sql(), writer.columns(), stream.keyColumns(), rawIds);
            }
            warehouse.input().insert(sql, table, records);
        } finally {
            records.abandon(); // nobody shall wait for a statement that is over
        }
    }

    private void begin() {
        if (!inTransaction) {
            sql.begin();
            inTransaction = true;
        }
    }

    private long commit(Checkpoint checkpoint, boolean complete) {
        flush();
        Optional<StateRow> state = checkpoint
                .state()
                .filter(s -> complete || stream.strategy() != WriteStrategy.REPLACE)
                .map(s -> StateRow.of(sourceName, stream.name(), s, checkpoint.recordCount(), warehouse.now()));
        for (int attempt = 1; !isCommitted(checkpoint, complete, state, attempt); attempt++) {
            // What the writer knew of the table was undone with the transaction; the rows are in the stage still.
            writer = TableWriter.of(warehouse, sql, stream, continued);
        }
        continued = true;
        stage.ifPresent(table -> table.create(sql));
        long committed = rows;
        rows = 0;
        return committed;
    }

    /** Commits; false if the connection to a database far away was lost before, and another try is worth it. */
    private boolean isCommitted(Checkpoint checkpoint, boolean complete, Optional<StateRow> state, int attempt) {
        try {
            warehouse.exclusively(() -> {
                begin();
                if (rows > 0) {
                    stage.ifPresent(table -> writer.write(sql, table));
                }
                writer.finish(sql, complete, written());
                state.ifPresent(row -> warehouse.internalTables().writeState(sql, row));
                checkpoint.alongside().accept(sql);
                inTransaction = false;
                sql.commit();
            });
            return true;
        } catch (CommitUnknownException e) {
            return isThere(state, complete, e) || againOrThrow(e, attempt);
        } catch (WarehouseException e) {
            return againOrThrow(e, attempt);
        }
    }

    private boolean againOrThrow(WarehouseException e, int attempt) {
        if (!warehouse.remote() || !MotherDuck.isWorthAnotherTry(e, attempt)) {
            throw e;
        }
        if (inTransaction) {
            inTransaction = false;
            sql.rollback(e);
        }
        return false;
    }

    /** The ids of the rows since the last commit. */
    private Optional<RawIds.Range> written() {
        return rows == 0
                ? Optional.empty()
                : Optional.of(new RawIds.Range(rawIds.of(nextNumber - rows), rawIds.of(nextNumber - 1)));
    }

    /**
     * A commit whose answer was lost is told by what it wrote, read over a new connection: the state row, or where there is none,
     * as in the midst of a replacement, the last of the rows.
     */
    private boolean isThere(Optional<StateRow> state, boolean complete, CommitUnknownException unknown) {
        try (Sql other = sql.duplicate()) {
            if (state.isPresent()) {
                return warehouse.internalTables().hasState(other, state.get());
            }
            if (rows == 0 || complete) { // then the table may have another name by now
                throw unknown;
            }
            TableName table = writer.open(sql);
            return !warehouse.columns(other, table).isEmpty()
                    && !other.query(
                                    "SELECT 1 FROM %s WHERE %s = ?".formatted(table.sql(), Column.RAW_ID),
                                    row -> row.getInt(1),
                                    rawIds.of(nextNumber - 1))
                            .isEmpty();
        } catch (WarehouseException e) {
            if (e != unknown) {
                unknown.addSuppressed(e);
            }
            throw unknown;
        }
    }

    static WarehouseException missingKey(String stream, String key) {
        return new WarehouseException(
                ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                "stream %s cannot be merged: its schema has no property for the key %s".formatted(stream, key),
                "Add the property to the stream's schema, or choose append or replace.");
    }
}
