package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes what a source says as the Airbyte protocol's JSON lines.
 *
 * <p>Texts about what happened (logs, errors, a check's message) go through the masking; records, states and configurations do
 * not, they are the payload. Every message is flushed. A reader that went away ends the reading with a {@link RunException}. For
 * one thread at a time.
 */
public final class MessageLines implements MessageSink {
    private static final String UNEXPLAINED = "Something went wrong in the connector. See the logs for more details.";

    private final PrintWriter out;
    private final MessageJson json;
    private final boolean debug;

    /**
     * @param out stays open
     * @param masking takes the secrets out of a text
     */
    public MessageLines(PrintWriter out, UnaryOperator<String> masking) {
        this(out, masking, false);
    }

    /**
     * @param out stays open
     * @param masking takes the secrets out of a text
     * @param debug whether to log what only a search for a fault needs
     */
    public MessageLines(PrintWriter out, UnaryOperator<String> masking, boolean debug) {
        this.debug = debug;
        this.out = requireNonNull(out, "out is null");
        this.json = new MessageJson(masking);
    }

    @Override
    public void accept(Message message) {
        switch (message) {
            case Message.Records page ->
                page.data().forEach(data -> print(MessageJson.record(page.stream(), data, page.emittedAt())));
            case Message.FileRecord file -> print(MessageJson.record(file));
            case Message.State state -> print(MessageJson.state(state));
            case Message.StreamStatus status -> print(MessageJson.streamStatus(status));
            case Message.Failure failure -> print(json.failure(failure));
            case Message.ConfigUpdate update -> print(MessageJson.configUpdate(update));
            case Message.Log log -> log(log);
        }
        flush();
    }

    /** The answer to {@code spec}. */
    public void answer(ConnectorSpecification specification) {
        print(MessageJson.typed("SPEC", "spec", specification.toJson()));
        flush();
    }

    /** The answer to {@code discover}. */
    public void answer(Catalog catalog) {
        print(MessageJson.typed("CATALOG", "catalog", catalog.toJson()));
        flush();
    }

    /** The answer to {@code check}. */
    public void answer(ConnectionStatus status) {
        print(json.connectionStatus(status));
        flush();
    }

    /** Says that the command as a whole failed. */
    public void failed(RuntimeException e, Instant at) {
        accept(
                switch (e) {
                    case SourceException source ->
                        new Message.Failure(
                                null, source.failureType(), source.getMessage(), source.internalMessage(), source, at);
                    case PintailException known ->
                        new Message.Failure(
                                null,
                                known.failureType(),
                                known.getMessage(),
                                "%s: %s".formatted(known.code(), known.getMessage()),
                                known,
                                at);
                    default ->
                        new Message.Failure(
                                null, FailureType.SYSTEM_ERROR, UNEXPLAINED, String.valueOf(e.getMessage()), e, at);
                });
    }

    /** The reference's level is INFO unless it is told otherwise. */
    private void log(Message.Log log) {
        switch (log.level()) {
            case FATAL, ERROR, WARN, INFO -> print(json.log(log));
            case DEBUG, TRACE -> {
                if (debug) {
                    print(json.log(log));
                }
            }
        }
    }

    /** Half a surrogate pair has no UTF-8 form; the reference writes such a line in ASCII, too. */
    private void print(Map<String, Object> message) {
        String line = JsonWriter.COMPACT.write(message);
        out.print(HalfSurrogates.in(line) ? JsonWriter.PYTHON.write(message) : line);
        out.print('\n');
    }

    private void flush() {
        if (out.checkError()) {
            throw new RunException(ErrorCode.INTERNAL, "Nobody reads the output any more.", "");
        }
    }
}
