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
 * threads call back for chunks of rows, each with a converter of its own, so reading, conversion and insertion run side by side, and
 * nothing is printed and parsed in between.
 *
 * <p>There is one function for all streams; its argument says which insertion is meant. Thread-safe.
 */
final class TableFunctionInput {
    private static final String FUNCTION = "pintail_records";

    private final Map<Long, Insertion> insertions = new ConcurrentHashMap<>();
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

    /**
     * Inserts records in one statement, which lasts until the feed has ended: with
     * one for each page most rows would be written twice, since DuckDB compresses them in groups of 122,880.
     */
    void insert(Sql sql, RowTable table, RecordFeed feed) {
        long ticket = tickets.incrementAndGet();
        Insertion insertion = new Insertion(table, feed);
        insertions.put(ticket, insertion);
        try {
            sql.execute(table.insertFrom("%s(%d)".formatted(FUNCTION, ticket)));
            insertion.release(); // not after a failure: another thread may not have noticed yet
        } catch (WarehouseException e) {
            // The driver passes an exception on as text only.
            throw insertion.failure().orElse(e);
        } finally {
            insertions.remove(ticket);
        }
    }

    private final class Function implements DuckDBTableFunction<Insertion, Insertion, Insertion.Worker> {
        @Override
        public Insertion bind(DuckDBTableFunctionBindInfo bind) throws SQLException {
            Insertion insertion = insertions.get(bind.getParameter(0).getLong());
            for (Column column : insertion.table().columns()) {
                ChunkRows.declare(bind, column);
            }
            return insertion;
        }

        @Override
        public Insertion init(DuckDBTableFunctionInitInfo init) {
            init.setMaxThreads(threads);
            return init.getBindData();
        }

        @Override
        public Insertion.Worker localInit(DuckDBTableFunctionInitInfo init) {
            Insertion insertion = init.getBindData();
            return insertion.worker(chunks);
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
            Insertion.Worker worker = call.getLocalInitData();
            return worker.fill(chunk);
        }
    }
}
