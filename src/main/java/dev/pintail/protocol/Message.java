package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.FailureType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something a source says while it reads. Values follow the model of {@code dev.pintail.json}. */
public sealed interface Message {

    /**
     * Records of one stream, a page at most, in the order in which the API gave them.
     *
     * @param emittedAt when they were read; becomes {@code _airbyte_extracted_at}
     */
    record Records(String stream, List<Map<String, Object>> data, Instant emittedAt) implements Message {
        public Records {
            requireNonNull(stream, "stream is null");
            requireNonNull(data, "data is null");
            requireNonNull(emittedAt, "emittedAt is null");
        }
    }

    /** A file that was written for a record ({@code fileReference} as in the protocol), with the record that names it. */
    record FileRecord(String stream, Map<String, Object> data, Map<String, Object> fileReference, Instant emittedAt)
            implements Message {}

    /**
     * Everything said before about this stream is covered by this state.
     *
     * @param state the stream state, for example {@code {"updated_at": "2026-01-01"}}
     * @param recordCount records of the stream since its previous state
     */
    record State(String stream, Map<String, Object> state, long recordCount) implements Message {
        public State {
            requireNonNull(stream, "stream is null");
            requireNonNull(state, "state is null");
        }
    }

    /** How far a stream is. {@code rateLimited} only with RUNNING: the source waits because the API told it to. */
    record StreamStatus(String stream, Status status, boolean rateLimited, Instant emittedAt) implements Message {
        /** The protocol's statuses, in the order in which a stream goes through them. */
        public enum Status {
            STARTED,
            RUNNING,
            COMPLETE,
            INCOMPLETE
        }
    }

    /** Something failed; {@code stream} is null when it concerns the source as a whole. */
    record Failure(
            String stream, FailureType failureType, String message, String internalMessage, Throwable cause, Instant at)
            implements Message {}

    /** The connector changed its configuration, for example by a rotated refresh token; it must be kept. */
    record ConfigUpdate(Map<String, Object> config, Instant emittedAt) implements Message {}

    /** A line for the log. */
    record Log(Level level, String text) implements Message {
        /** The protocol's levels. */
        public enum Level {
            FATAL,
            ERROR,
            WARN,
            INFO,
            DEBUG,
            TRACE
        }
    }
}
