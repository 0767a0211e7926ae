package dev.pintail.sync;

import java.util.Map;

/**
 * Hears how a run gets on, to show it. Called from the run's thread; must be quick and must not throw.
 */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** The run begins; the id is that of its result and of its rows in the log of runs. */
    default void begun(String runId) {}

    /** A stream's first request is about to be sent. */
    default void started(String stream) {}

    /** More records have come in; {@code rows} counts all of this stream's so far. */
    default void read(String stream, long rows) {}

    /** Everything up to this state has been read; what it says, only the connector knows. */
    default void reached(String stream, Map<String, Object> state) {}

    /** The API makes the stream wait because of its rate limit. */
    default void rateLimited(String stream) {}

    /** A transaction was committed; {@code rows} counts all of this stream's so far. */
    default void committed(String stream, long rows) {}

    /** The stream is at its end, one way or the other. */
    default void finished(SyncResult.StreamResult result) {}

    /** A line that the source wants to be seen. */
    default void log(String line) {}
}
