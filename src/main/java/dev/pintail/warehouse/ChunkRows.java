package dev.pintail.warehouse;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;

/** Writes rows into DuckDB's chunks, one after the other. For one thread. */
interface ChunkRows extends RowWriter {
    /** Starts with the first row of a chunk, whose values are all NULL so far. */
    void begin(DuckDBDataChunkWriter chunk);

    /** The chunk is full, or there is nothing more; what was written stays valid until the next {@link #begin}. */
    void end();

    /** Nothing more will be written, and DuckDB has copied everything. */
    void release();

    /** Declares a column with the type in which it is written. */
    static void declare(DuckDBTableFunctionBindInfo bind, Column column) throws SQLException {
        switch (column.type()) {
            // The driver has no type for JSON and times; inserting casts, which also checks the text.
            case VARCHAR, JSON, TIME, TIMETZ -> bind.addResultColumn(column.name(), DuckDBColumnType.VARCHAR);
            case BIGINT -> bind.addResultColumn(column.name(), DuckDBColumnType.BIGINT);
            case HUGEINT -> bind.addResultColumn(column.name(), DuckDBColumnType.HUGEINT);
            case DOUBLE -> bind.addResultColumn(column.name(), DuckDBColumnType.DOUBLE);
            case BOOLEAN -> bind.addResultColumn(column.name(), DuckDBColumnType.BOOLEAN);
            case DATE -> bind.addResultColumn(column.name(), DuckDBColumnType.DATE);
            case TIMESTAMP -> bind.addResultColumn(column.name(), DuckDBColumnType.TIMESTAMP);
            case TIMESTAMPTZ -> bind.addResultColumn(column.name(), DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE);
            case DECIMAL -> {
                try (DuckDBLogicalType type = DuckDBLogicalType.decimal(38, 9)) {
                    bind.addResultColumn(column.name(), type);
                }
            }
        }
    }

    /** A way of writing chunks. */
    interface Factory {
        ChunkRows rows(List<Column> columns);
    }
}
