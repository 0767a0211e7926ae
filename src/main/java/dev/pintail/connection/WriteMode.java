package dev.pintail.connection;

/** What becomes of the rows that are in a table already; the names are Airbyte's destination sync modes. */
public enum WriteMode {
    /** All rows stay, what is read is added. */
    APPEND,
    /** What is read takes the place of all rows; everything is read each time. */
    OVERWRITE,
    /** Rows with the same primary key are replaced, the others stay. */
    APPEND_DEDUP
}
