package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.function.Event.Call;
import dev.pintail.sync.Deadline;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncRequest.OnFailure;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs requests and tells of them: to the sender by an {@link Answer}, to the operator by log lines and metrics.
 *
 * <p>Whatever goes wrong becomes an answer that says FAILED; nothing is thrown. Thread-safe.
 */
final class Runs {
    /** What is left to post the answer before Lambda kills the function. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(1);

    /** What is left if the function may have to call itself before. */
    private static final Duration TO_CALL_AND_ANSWER = Duration.ofSeconds(4);

    private final Supplier<ConnectionsFile> connections;
    private final Engine engine;
    private final FunctionSettings settings;
    private final Telemetry telemetry;
    private final NextInvocation next;

    Runs(
            Supplier<ConnectionsFile> connections,
            Engine engine,
            FunctionSettings settings,
            Telemetry telemetry,
            NextInvocation next) {
        this.connections = requireNonNull(connections, "connections is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
        this.next = requireNonNull(next, "next is null");
    }

    /** Runs a request until the deadline. */
    Answer run(Call call, Invocation invocation, Deadline deadline) {
        String named = name(call.request().get("connection"));
        RunLog log = new RunLog(telemetry
                .log(invocation)
                .with("trigger", call.trigger().label())
                .with("connection", named));
        try {
            TriggeredRequest asked = TriggeredRequest.of(call);
            log.asked(asked);
            SyncResult result = new Sync(engine).run(asked.request(), connection(asked), log, deadline);
            telemetry.finished(result, log.commits(), log.lines());
            Optional<Map<String, Object>> continuation = asked.continuation(result);
            List<String> notes = new ArrayList<>(asked.notes());
            if (continuation.isPresent() && mayGoOn(asked)) {
                notes.add(goOn(asked.next(call, continuation.get()), log.lines()));
            }
            return new Answer(result, call.trigger(), onFailure(call), continuation, notes);
        } catch (PintailException e) {
            return refused(Failure.of(e, null), named, call, log);
        } catch (RuntimeException | StackOverflowError e) {
            log.lines().with("stack", Failures.stack(e)).error("the function has a fault");
            return refused(Failure.of(Failures.internal(e), null), named, call, log);
        }
    }

    /** What is answered to a request that cannot be run. */
    Answer refused(Failure failure, Trigger trigger, Invocation invocation) {
        return refused(
                failure, null, new Call(trigger, Map.of(), Optional.empty()), new RunLog(telemetry.log(invocation)));
    }

    /** The moment by which an invocation that began now must have answered. */
    Deadline deadline(Invocation invocation) {
        return invocation
                .deadline()
                .or(() -> settings.longest().map(now()::plus))
                .map(moment -> Deadline.at(moment.minus(settings.maxSlices() > 1 ? TO_CALL_AND_ANSWER : TO_ANSWER)))
                .orElse(Deadline.NONE);
    }

    private boolean mayGoOn(TriggeredRequest asked) {
        return asked.slice() < settings.maxSlices() && !asked.trigger().comesAgain();
    }

    /** Calls the function for the rest, and says so. If that fails, the next schedule goes on. */
    private String goOn(Map<String, Object> event, JsonLog log) {
        try {
            next.begin(event);
            return "The function has called itself to go on.";
        } catch (IOException e) {
            log.error("the function could not call itself to go on: " + e.getMessage());
        }
        return "The function could not call itself to go on; send the request again.";
    }

    private Connection connection(TriggeredRequest asked) {
        SyncRequest request = asked.request();
        if (request.definition().isEmpty()) {
            return connections.get().get(request.connection());
        }
        boolean allowed = asked.trigger().mayBringConnections()
                || (asked.trigger() == Trigger.HTTP && settings.httpMayBringConnections());
        if (!allowed) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "A request by way of %s may not bring its own connection."
                            .formatted(asked.trigger().label()),
                    "Name a connection of the connections file.");
        }
        return Connection.parse(
                request.connection(), request.definition().get(), Path.of("").toAbsolutePath());
    }

    private Answer refused(Failure failure, String connection, Call call, RunLog log) {
        SyncResult result = Failures.notBegun(log.runId(), failure, connection, now());
        telemetry.finished(result, log.commits(), log.lines());
        return new Answer(result, call.trigger(), onFailure(call), Optional.empty(), List.of());
    }

    /** Also of a request that is wrong in another place. */
    private static OnFailure onFailure(Call call) {
        return switch (call.request().get("onFailure")) {
            case String text when text.equals("return") -> OnFailure.RETURN;
            case String text when text.equals("throw") -> OnFailure.THROW;
            case null, default -> call.trigger().onFailure();
        };
    }

    private static String name(Object connection) {
        return switch (connection) {
            case String name -> Shortened.of(name, 100);
            case Map<?, ?> inline -> name(inline.get("name"));
            case null, default -> null;
        };
    }

    private Instant now() {
        InstantSource clock = engine.clock();
        return clock.instant();
    }
}
