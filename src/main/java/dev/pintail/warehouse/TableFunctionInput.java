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
 * Brings records in as the rows of a table function: {@code INSERT INTO t SELECT * FROM pintail_records(7)}. DuckDB calls back for
 * chunks of rows, so nothing is printed and parsed in between, and the next records can be read meanwhile.
 *
 * <p>There is one function for all streams; its argument says which insertion is meant. Each has one of DuckDB's threads: of two,
 * each would leave a part of a row group at every commit, and what lies between such parts is written again at the next checkpoint.
 * Thread-safe.
 */
final class TableFunctionInput {
    private static final String FUNCTION = "pintail_records";

    private final Map<Long, Insertion> insertions = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final ChunkRows.Factory chunks;

    private TableFunctionInput(ChunkRows.Factory chunks) {
        this.chunks = requireNonNull(chunks, "chunks is null");
    }

    /** Registers the function with the connection's database instance. */
    static TableFunctionInput register(Sql sql, ChunkRows.Factory chunks) {
        TableFunctionInput input = new TableFunctionInput(chunks);
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
     * Inserts records in one statement, which lasts until the feed has ended: with one for each page most rows would be written
     * twice, since DuckDB compresses them in groups of 122,880.
     */
    void insert(Sql sql, RowTable table, RecordFeed feed) {
        long ticket = tickets.incrementAndGet();
        Insertion insertion = new Insertion(table, feed, chunks.rows(table.columns()));
        insertions.put(ticket, insertion);
        try {
            sql.execute(table.insertFrom("%s(%d)".formatted(FUNCTION, ticket)));
            insertion.release();
        } catch (WarehouseException e) {
            // The driver passes an exception on as text only.
            throw insertion.failure().orElse(e);
        } finally {
            insertions.remove(ticket);
        }
    }

    private final class Function implements DuckDBTableFunction<Insertion, Insertion, Insertion> {
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
            init.setMaxThreads(1);
            return init.getBindData();
        }

        @Override
        public Insertion localInit(DuckDBTableFunctionInitInfo init) {
            return init.getBindData();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
            Insertion insertion = call.getLocalInitData();
            return insertion.fill(chunk);
        }
    }
}
