package dev.pintail.warehouse;

/** How records travel from this program into DuckDB. The rows are the same either way. */
public enum BulkPath {
    /** DuckDB's threads fetch them out of memory by a table function: twice as fast, and without a file. */
    TABLE_FUNCTION,
    /** Newline-delimited JSON in a temporary file, which DuckDB reads. */
    NDJSON
}
