package dev.pintail.warehouse;

/**
 * Takes the values of one row after the other, by column number; every column of a row is set once, in any order, before
 * {@link #endRow}. For one thread.
 */
interface RowWriter {
    void setNull(int column);

    void setBoolean(int column, boolean value);

    /** For BIGINT. */
    void setLong(int column, long value);

    /** For DECIMAL(38,9): {@code value} billionths. */
    void setBillionths(int column, long value);

    /** For DECIMAL(38,9): {@code value} billionths, at most 38 digits. */
    void setBillionths(int column, java.math.BigInteger value);

    /** For HUGEINT. */
    void setHuge(int column, long value);

    /** For HUGEINT: at most 127 bits and a sign. */
    void setHuge(int column, java.math.BigInteger value);

    /** For DOUBLE. */
    void setDouble(int column, double value);

    /** For DATE: days since 1970. */
    void setDate(int column, int days);

    /** For TIMESTAMP: microseconds since 1970. */
    void setTimestamp(int column, long micros);

    /** For TIMESTAMP WITH TIME ZONE: microseconds since 1970 in UTC. */
    void setInstant(int column, long micros);

    /** For TIME: microseconds since midnight. */
    void setTime(int column, long micros);

    /** For VARCHAR and JSON, and for TIME WITH TIME ZONE as DuckDB writes it. */
    void setText(int column, String text);

    /** For VARCHAR: a part of an array that may be used again. */
    void setUtf8(int column, byte[] text, int from, int to);

    void endRow();
}
