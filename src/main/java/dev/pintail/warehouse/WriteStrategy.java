package dev.pintail.warehouse;

/** What becomes of the rows that are in the table already. The names are PyAirbyte's. */
public enum WriteStrategy {
    /** Whatever suits the stream, see {@link #resolve}. */
    AUTO,
    /** All rows stay. */
    APPEND,
    /** The rows of this sync take the place of all others, once they are complete. */
    REPLACE,
    /** Rows with the same primary key are replaced, the others stay. */
    MERGE;

    /** PyAirbyte's rule for AUTO: a key means merge, else a cursor means append, else replace. */
    public WriteStrategy resolve(boolean hasPrimaryKey, boolean hasCursor) {
        return switch (this) {
            case AUTO -> hasPrimaryKey ? MERGE : hasCursor ? APPEND : REPLACE;
            case APPEND, REPLACE, MERGE -> this;
        };
    }
}
