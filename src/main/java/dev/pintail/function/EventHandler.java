package dev.pintail.function;

import dev.pintail.connection.ConnectionsFile;
import dev.pintail.error.PintailException;
import dev.pintail.function.Event.Batch;
import dev.pintail.function.Event.Call;
import dev.pintail.function.Event.Http;
import dev.pintail.sync.Deadline;
import dev.pintail.sync.Engine;
import dev.pintail.sync.SyncRequest.OnFailure;
import dev.pintail.sync.SyncResult.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each event to whom it concerns, and the answer back in the sender's form. Thread-safe. */
final class EventHandler {
    private final Runs runs;
    private final BatchAnswer batches;

    EventHandler(
            Supplier<ConnectionsFile> connections,
            Engine engine,
            FunctionSettings settings,
            Telemetry telemetry,
            NextInvocation next) {
        this.runs = new Runs(connections, engine, settings, telemetry, next);
        this.batches = new BatchAnswer(runs, engine.clock()::instant);
    }

    /**
     * @param value the event as JSON values
     * @throws FunctionException if the event is no request or the run failed, and its sender wants failures to be thrown
     */
    Map<String, Object> answer(Object value, Invocation invocation) {
        Deadline deadline = runs.deadline(invocation);
        Event event;
        try {
            event = EventReader.read(value);
        } catch (PintailException e) {
            return told(runs.refused(Failure.of(e, null), Trigger.DIRECT, invocation))
                    .toJson();
        }
        return switch (event) {
            case Call call -> told(runs.run(call, invocation, deadline)).toJson();
            case Batch batch -> batches.of(batch, invocation, deadline);
            case Http http -> http(http, invocation, deadline);
        };
    }

    private Map<String, Object> http(Http http, Invocation invocation, Deadline deadline) {
        Optional<HttpAnswer.Refusal> refusal = HttpAnswer.refusal(http);
        if (refusal.isPresent()) {
            return HttpAnswer.of(refusal.get(), runs.refused(refusal.get().failure(), Trigger.HTTP, invocation));
        }
        Call call;
        try {
            call = HttpAnswer.call(http);
        } catch (PintailException e) {
            return HttpAnswer.of(runs.refused(Failure.of(e, null), Trigger.HTTP, invocation));
        }
        return HttpAnswer.of(told(runs.run(call, invocation, deadline)));
    }

    /** The answer, unless it is to be thrown. */
    private static Answer told(Answer answer) {
        if (answer.failed() && answer.onFailure() == OnFailure.THROW) {
            throw FunctionException.of(answer.result());
        }
        return answer;
    }
}
