package dev.pintail.warehouse;

/** How records travel from this program into DuckDB. The rows are the same either way. */
public enum BulkPath {
    /** Newline-delimited JSON in a temporary file, which DuckDB reads. */
    NDJSON
}
