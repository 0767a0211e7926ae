package dev.pintail.sync;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.sync.SyncResult.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Gives each message to the stream that it concerns. */
final class LoadingSink implements MessageSink, AutoCloseable {
    private final Map<String, StreamLoad> loads;
    private final Progress progress;
    private final UnaryOperator<String> masking;
    private final MessageSink keeping;
    private final ReentrantLock turn;
    private Failure failure;

    /**
     * @param keeping takes a configuration that the connector has changed, and returns when it is kept
     * @param turn who has it may change what is loaded; bookmarks come besides messages
     */
    LoadingSink(
            Map<String, StreamLoad> loads,
            Progress progress,
            UnaryOperator<String> masking,
            MessageSink keeping,
            ReentrantLock turn) {
        this.turn = turn;
        this.loads = loads;
        this.progress = progress;
        this.masking = masking;
        this.keeping = keeping;
    }

    @Override
    public void accept(Message message) {
        turn.lock();
        try {
            take(message);
        } finally {
            turn.unlock();
        }
    }

    private void take(Message message) {
        switch (message) {
            case Message.Records records -> load(records.stream()).add(records);
            case Message.FileRecord file ->
                load(file.stream()).add(new Message.Records(file.stream(), List.of(file.data()), file.emittedAt()));
            case Message.State state -> load(state.stream()).state(state);
            case Message.StreamStatus status -> status(status);
            case Message.Failure trouble -> failure(trouble);
            case Message.ConfigUpdate update -> keeping.accept(update);
            case Message.Log log -> log(log);
        }
    }

    /** What concerned the source as a whole; null if nothing did. */
    Failure failure() {
        return failure;
    }

    private void status(Message.StreamStatus message) {
        switch (message.status()) {
            case STARTED -> progress.started(message.stream());
            case RUNNING -> {
                if (message.rateLimited()) {
                    progress.rateLimited(message.stream());
                }
            }
            case COMPLETE -> load(message.stream()).complete();
            case INCOMPLETE -> load(message.stream()).incomplete();
        }
    }

    private void failure(Message.Failure message) {
        Failure described = describe(message);
        if (message.stream() != null && loads.containsKey(message.stream())) {
            load(message.stream()).failed(described);
        } else if (failure == null) {
            failure = described;
        }
    }

    /** The failure that ended the reading, or that the source threw at its end. */
    Failure describe(PintailException e) {
        return new Failure(e.code(), masking.apply(e.getMessage()), masking.apply(e.hint()), null);
    }

    /** Gives up what no checkpoint has covered. */
    @Override
    public void close() {
        loads.values().forEach(StreamLoad::close);
    }

    private Failure describe(Message.Failure message) {
        if (message.cause() instanceof PintailException known) {
            return new Failure(
                    known.code(), masking.apply(message.message()), masking.apply(known.hint()), message.stream());
        }
        ErrorCode code =
                message.failureType() == FailureType.CONFIG_ERROR ? ErrorCode.CONFIG_INVALID : ErrorCode.SOURCE_FAILED;
        return new Failure(code, masking.apply(message.message()), "", message.stream());
    }

    private void log(Message.Log log) {
        switch (log.level()) {
            case FATAL, ERROR, WARN -> progress.log(masking.apply(log.text()));
            case INFO, DEBUG, TRACE -> {}
        }
    }

    private StreamLoad load(String stream) {
        StreamLoad load = loads.get(stream);
        if (load == null) {
            throw new IllegalStateException("the source speaks of a stream that was not asked for: " + stream);
        }
        return load;
    }
}
