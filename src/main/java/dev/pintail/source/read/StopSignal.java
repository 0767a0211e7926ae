package dev.pintail.source.read;

/**
 * Tells a reading source that it shall come to an end early.
 *
 * <p>It is asked before each slice and before each page. Once it says true, no further request for records is sent; what was
 * read is said, its state is given, and streams that are not at their end are INCOMPLETE. Thread-safe.
 */
@FunctionalInterface
public interface StopSignal {
    /** Never stops. */
    StopSignal NEVER = () -> false;

    /** Whether to stop; stays true once it was. */
    boolean requested();

    /** Whether requests were broken off: what fails afterwards is no failure of the source. */
    default boolean brokenOff() {
        return false;
    }
}
