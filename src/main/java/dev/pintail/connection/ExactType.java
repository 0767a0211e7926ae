package dev.pintail.connection;

/** Kinds of values that PyAirbyte's column types cannot hold as they are. */
public enum ExactType {
    /** Dates with a time, and times: their offsets from UTC are dropped. */
    DATE_TIME,
    /** Whole numbers: beyond 64 bits they do not fit. */
    INTEGER,
    /** Numbers: they are cut to 9 decimals and do not fit beyond 29 digits. */
    NUMBER
}
