package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * Brings records in as the rows of a table function: {@code INSERT INTO t SELECT * FROM pintail_records(7)}. DuckDB's
 * threads call back for chunks of rows, each with a converter of its own, so conversion and insertion run side by side, and
 * nothing is printed and parsed in between.
 *
 * <p>There is one function for all streams; its argument says which batch is meant. Thread-safe.
 */
final class TableFunctionInput implements RecordInput {
    private static final String FUNCTION = "pintail_records";

    private final Map<Long, RecordFeed> feeds = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final ChunkRows.Factory chunks;
    private final int threads;

    private TableFunctionInput(ChunkRows.Factory chunks, int threads) {
        this.chunks = requireNonNull(chunks, "chunks is null");
        this.threads = threads;
    }

    /** Registers the function with the connection's database instance. */
    static TableFunctionInput register(Sql sql, ChunkRows.Factory chunks) {
        int threads = sql.query("SELECT current_setting('threads')", row -> row.getInt(1))
                .getFirst();
        TableFunctionInput input = new TableFunctionInput(chunks, threads);
        sql.run(connection -> {
            try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
                builder.withName(FUNCTION)
                        .withParameter(DuckDBColumnType.BIGINT)
                        .withFunction(input.new Function())
                        .register(connection);
            }
        });
        return input;
    }

    @Override
    public void insert(Sql sql, RowTable table, RecordBatch batch) {
        long ticket = tickets.incrementAndGet();
        RecordFeed feed = new RecordFeed(table, batch);
        feeds.put(ticket, feed);
        try {
            sql.execute(table.insertFrom("%s(%d)".formatted(FUNCTION, ticket)));
            feed.release(); // not after a failure: another thread may not have noticed yet
        } catch (WarehouseException e) {
            // The driver passes an exception on as text only.
            throw feed.failure().orElse(e);
        } finally {
            feeds.remove(ticket);
        }
    }

    /** What one DuckDB thread works with. */
    private record Worker(RecordFeed feed, ChunkRows rows, RecordConverter converter) {}

    private final class Function implements DuckDBTableFunction<RecordFeed, RecordFeed, Worker> {
        @Override
        public RecordFeed bind(DuckDBTableFunctionBindInfo bind) throws SQLException {
            RecordFeed feed = feeds.get(bind.getParameter(0).getLong());
            for (Column column : feed.table().columns()) {
                ChunkRows.declare(bind, column);
            }
            bind.setCardinality(feed.batch().size(), true);
            return feed;
        }

        @Override
        public RecordFeed init(DuckDBTableFunctionInitInfo init) {
            init.setMaxThreads(threads);
            return init.getBindData();
        }

        @Override
        public Worker localInit(DuckDBTableFunctionInitInfo init) {
            RecordFeed feed = init.getBindData();
            ChunkRows rows = feed.opened(chunks.rows(feed.table().columns()));
            return new Worker(feed, rows, new RecordConverter(feed.table(), rows));
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
            Worker worker = call.getLocalInitData();
            return worker.feed.fill(chunk, worker.rows, worker.converter);
        }
    }
}
