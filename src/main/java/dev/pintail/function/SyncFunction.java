package dev.pintail.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.error.PintailException;
import dev.pintail.sync.Engine;
import dev.pintail.sync.SyncResult.Failure;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The function {@code sync}: an event in, an answer in the sender's form out (docs/function.md).
 *
 * <p>Thread-safe.
 */
@Singleton
@RegisterForReflection(
        targets = FunctionError.class) // the poll loop writes it by reflection, and dies in an executable without
public class SyncFunction {
    /** Names the connections file when it is not {@code pintail.yaml} in the working folder. */
    static final String CONNECTIONS_VARIABLE = "PINTAIL_CONNECTIONS";

    private final Supplier<EventHandler> making;
    private final Supplier<Invocation> invocations;
    private EventHandler handler;

    /** The function in Lambda: connections file, secrets and settings from the environment. */
    @Inject
    public SyncFunction(InvocationHeaders invocations) {
        this(System.getenv(), invocations);
    }

    /** As in Lambda, with other variables and another Runtime API. */
    public SyncFunction(Map<String, String> environment, Supplier<Invocation> invocations) {
        this(() -> inLambda(environment), invocations);
    }

    /** The function as the command calls it: it says nothing but its answer. */
    public SyncFunction(Supplier<ConnectionsFile> connections, Engine engine) {
        this(
                () -> new EventHandler(connections, engine, FunctionSettings.DEFAULTS, Telemetry.silent()),
                () -> Invocation.UNKNOWN);
    }

    SyncFunction(Supplier<EventHandler> making, Supplier<Invocation> invocations) {
        this.making = making;
        this.invocations = invocations;
    }

    /**
     * Does what an event asks for.
     *
     * @param event a request, for example {@code {"connection": "stripe"}}, or an AWS service's envelope around one
     * @return the result ({@link dev.pintail.sync.SyncResult#toJson}), or the envelope's own form of an answer
     * @throws FunctionException if the event is no request or the run failed, and its sender wants failures to be thrown
     */
    @Funq("sync")
    public JsonNode sync(JsonNode event) {
        Object value = event == null ? null : JsonNodes.toValue(event);
        return JsonNodes.of(handler().answer(value, invocations.get()));
    }

    /** Made with the first event, so that what is wrong with the settings is answered and not a failed start. */
    private synchronized EventHandler handler() {
        if (handler == null) {
            try {
                handler = making.get();
            } catch (PintailException e) {
                throw FunctionException.of(Failures.notBegun(Failure.of(e, null), null, Instant.now()));
            }
        }
        return handler;
    }

    private static EventHandler inLambda(Map<String, String> environment) {
        Engine engine = Engine.system(environment);
        return new EventHandler(
                () -> ConnectionsFile.read(Path.of(environment.getOrDefault(CONNECTIONS_VARIABLE, "pintail.yaml"))),
                engine,
                FunctionSettings.of(environment),
                Telemetry.of(environment, engine.clock()::instant));
    }
}
