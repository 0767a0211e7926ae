package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.object;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.error.FailureType;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.protocol.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A recording of one read, for tests that have it done by a process and compare what that printed. */
public final class RecordedRead {
    private final ConnectorCase recorded;
    private final Step step;

    private RecordedRead(ConnectorCase recorded) {
        this.recorded = recorded;
        this.step = recorded.steps().getFirst();
    }

    /** @param file a case with one step, whose manifest is a file beside it */
    public static RecordedRead of(Path file) {
        return new RecordedRead(ConnectorCase.read(file));
    }

    public Path manifest() {
        return recorded.file().toAbsolutePath().resolveSibling((String) recorded.manifest());
    }

    public String config() {
        return JsonWriter.COMPACT.write(step.config());
    }

    public String catalog() {
        return JsonWriter.COMPACT.write(step.catalog());
    }

    /** The first thing in which the lines of the protocol are not what was recorded. */
    public Optional<String> divergence(String lines) {
        return OutcomeComparison.divergence(step, outcome(lines.lines().toList()))
                .map(Divergence::toString);
    }

    /** What the lines of the protocol say. */
    static Outcome outcome(List<String> lines) {
        Outcome outcome = new Outcome();
        lines.forEach(line -> take(object(JsonReader.read(line)), outcome));
        return outcome;
    }

    private static void take(Map<String, Object> line, Outcome outcome) {
        switch ((String) line.get("type")) {
            case "RECORD" -> {
                Map<String, Object> record = object(line.get("record"));
                outcome.accept(new Message.Records(
                        (String) record.get("stream"), List.of(object(record.get("data"))), Instant.EPOCH));
            }
            case "STATE" -> {
                Map<String, Object> stream = object(object(line.get("state")).get("stream"));
                outcome.accept(new Message.State(name(stream), object(stream.get("stream_state")), 0));
            }
            case "TRACE" -> trace(object(line.get("trace")), outcome);
            case "CONTROL" ->
                outcome.accept(new Message.ConfigUpdate(
                        object(object(object(line.get("control")).get("connectorConfig"))
                                .get("config")),
                        Instant.EPOCH));
            case "LOG" -> {}
            default -> throw new IllegalArgumentException("a read does not say this: " + line);
        }
    }

    private static void trace(Map<String, Object> trace, Outcome outcome) {
        if (trace.get("type").equals("STREAM_STATUS")) {
            Map<String, Object> status = object(trace.get("stream_status"));
            outcome.accept(new Message.StreamStatus(
                    name(status),
                    Message.StreamStatus.Status.valueOf((String) status.get("status")),
                    false,
                    Instant.EPOCH));
            return;
        }
        Map<String, Object> error = object(trace.get("error"));
        FailureType type = FailureType.valueOf(((String) error.get("failure_type")).toUpperCase(Locale.ROOT));
        String message = (String) error.get("message");
        if (error.get("stream_descriptor") == null) {
            outcome.error = type;
            outcome.errorMessage = message;
        } else {
            outcome.accept(new Message.Failure(
                    name(error), type, message, (String) error.get("internal_message"), null, Instant.EPOCH));
        }
    }

    private static String name(Map<String, Object> withDescriptor) {
        return (String) object(withDescriptor.get("stream_descriptor")).get("name");
    }
}
