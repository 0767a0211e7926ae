package dev.pintail.warehouse;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;

/** Writes rows into DuckDB's chunks, one after the other. For one thread. */
interface ChunkRows extends RowWriter {
    /** Starts with the first row of a chunk, whose values are all NULL so far. */
    void begin(DuckDBDataChunkWriter chunk);

    /** The chunk is full, or there is nothing more; what was written stays valid until the next {@link #begin}. */
    void end();

    /** A way of writing chunks. */
    interface Factory {
        /** Declares the column with the type in which it is written. */
        void declare(DuckDBTableFunctionBindInfo bind, Column column) throws SQLException;

        ChunkRows rows(List<Column> columns);
    }
}
