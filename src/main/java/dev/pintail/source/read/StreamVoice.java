package dev.pintail.source.read;

import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.Message.StreamStatus.Status;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.session.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one stream says to the sink, in the protocol's order: STARTED, RUNNING before the first record, a state after its
 * records, and the final state before COMPLETE or INCOMPLETE.
 *
 * <p>Thread-safe, provided that the sink is.
 */
final class StreamVoice {
    private final String stream;
    private final MessageSink sink;
    private final Clock clock;
    private boolean running;
    private long recordsSinceState;

    StreamVoice(String stream, MessageSink sink, Clock clock) {
        this.stream = stream;
        this.sink = sink;
        this.clock = clock;
    }

    void started() {
        status(Status.STARTED);
    }

    synchronized void records(List<Map<String, Object>> page) {
        if (!page.isEmpty()) {
            countRecords(page.size());
            sink.accept(new Message.Records(stream, page, clock.instant()));
        }
    }

    synchronized void record(Map<String, Object> record, Map<String, Object> fileReference) {
        countRecords(1);
        sink.accept(new Message.FileRecord(stream, record, fileReference, clock.instant()));
    }

    private void countRecords(int count) {
        if (!running) {
            running = true;
            status(Status.RUNNING);
        }
        recordsSinceState += count;
    }

    /** Takes the state only when its turn has come, so that states are said in the order in which they arose. */
    synchronized void state(Supplier<Map<String, Object>> state) {
        long records = recordsSinceState;
        recordsSinceState = 0;
        sink.accept(new Message.State(stream, state.get(), records));
    }

    /** The reference's words for an untraced exception are part of the protocol's log; ours keep the real message. */
    void failed(RuntimeException failure) {
        Instant now = clock.instant();
        sink.accept(
                switch (failure) {
                    case SourceException source ->
                        new Message.Failure(
                                stream,
                                source.failureType(),
                                source.getMessage(),
                                source.internalMessage(),
                                source,
                                now);
                    case PintailException known ->
                        new Message.Failure(
                                stream, known.failureType(), known.getMessage(), known.getMessage(), known, now);
                    default ->
                        new Message.Failure(
                                stream,
                                FailureType.SYSTEM_ERROR,
                                "An unexpected error occurred in stream %s: %s"
                                        .formatted(stream, failure.getClass().getSimpleName()),
                                String.valueOf(failure.getMessage()),
                                failure,
                                now);
                });
    }

    void ended(boolean complete) {
        status(complete ? Status.COMPLETE : Status.INCOMPLETE);
    }

    private void status(Status status) {
        sink.accept(new Message.StreamStatus(stream, status, false, clock.instant()));
    }
}
