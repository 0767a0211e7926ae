package dev.pintail.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Progress;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The function {@code sync}: an event in, a sync result out.
 *
 * <p>A run that failed is thrown, so that Lambda counts an error, retries and fills the dead-letter queue; a partial one is
 * returned. Stateless and thread-safe.
 */
@ApplicationScoped
@RegisterForReflection(
        targets = FunctionError.class) // the poll loop writes it by reflection, and dies in an executable without
public class SyncFunction {
    /** Names the connections file when it is not {@code pintail.yaml} in the working folder. */
    static final String CONNECTIONS_VARIABLE = "PINTAIL_CONNECTIONS";

    private final Supplier<ConnectionsFile> connections;
    private final Engine engine;

    /** The function in its usual surroundings: connections file, secrets and settings from the environment. */
    @Inject
    public SyncFunction() {
        this(
                () -> ConnectionsFile.read(Path.of(System.getenv().getOrDefault(CONNECTIONS_VARIABLE, "pintail.yaml"))),
                Engine.system(System.getenv()));
    }

    public SyncFunction(Supplier<ConnectionsFile> connections, Engine engine) {
        this.connections = connections;
        this.engine = engine;
    }

    /**
     * Runs the sync that the event asks for.
     *
     * @param event a sync request, for example {@code {"connection": "stripe"}}
     * @return the result, see {@link SyncResult#toJson}
     * @throws ConfigException if the event is no valid request
     * @throws SyncFailedException if nothing could be synced
     */
    @Funq("sync")
    public JsonNode sync(JsonNode event) {
        SyncRequest request = SyncRequest.parse(fields(event));
        SyncResult result = new Sync(engine).run(request, connections.get().get(request.connection()), Progress.SILENT);
        if (result.status() == SyncResult.Status.FAILED) {
            throw new SyncFailedException(result);
        }
        return JsonNodes.of(result.toJson());
    }

    private static Map<String, Object> fields(JsonNode event) {
        JsonNode given = event == null ? NullNode.getInstance() : event;
        if (JsonNodes.toValue(given) instanceof Map<?, ?> fields) {
            return JsonNodes.object(fields);
        }
        throw new ConfigException(
                ErrorCode.REQUEST_INVALID,
                "The event is no JSON object.",
                "Send for example {\"connection\": \"stripe\"}.");
    }
}
