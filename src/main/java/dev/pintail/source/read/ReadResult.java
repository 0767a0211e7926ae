package dev.pintail.source.read;

/** How a reading that did not fail ended. */
public enum ReadResult {
    /** Every stream was read to its end. */
    COMPLETE,
    /** It was asked to stop before every stream was at its end; the states say where to go on. */
    STOPPED
}
