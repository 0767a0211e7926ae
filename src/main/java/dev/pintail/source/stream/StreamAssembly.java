package dev.pintail.source.stream;

import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.PartitionRouter;
import dev.pintail.manifest.component.Retriever;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.cursor.StateMigrations;
import dev.pintail.source.cursor.StreamChoice;
import dev.pintail.source.cursor.StreamChoice.Choice;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.cursor.StreamCursors;
import dev.pintail.source.partition.PartitionRouters;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.schema.StreamSchema;
import dev.pintail.source.session.Session;
import dev.pintail.template.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts streams together from their definitions: state, partitions, cursor, retriever, schema (reference:
 * {@code ModelToComponentFactory.create_default_stream}). For one command; not thread-safe.
 */
public final class StreamAssembly {
    /** Whether a requester that says nothing about caching caches. */
    private enum Caching {
        /** Its answers are used by this stream only. */
        OFF,
        /** It is a parent, or a stream that is a parent elsewhere. */
        ON
    }

    private final Session session;
    private final Map<String, ConfiguredStream> configured = new HashMap<>();
    private final Map<String, Map<String, Object>> states = new HashMap<>();
    private final StateMigrations migrations;
    private final StreamChoice choice;
    private final StreamCursors cursors;
    private final StreamSchemas schemas;
    private final Scope scope;

    /**
     * @param scope with the configuration
     * @param catalog the streams to read; empty while nothing is read
     * @param states of earlier readings, not only of streams that this manifest has
     */
    public StreamAssembly(
            Session session, Scope scope, SchemaFolder folder, ConfiguredCatalog catalog, List<StreamState> states) {
        this.session = session;
        this.scope = scope;
        catalog.streams().forEach(stream -> configured.put(stream.name(), stream));
        states.stream()
                .filter(state -> state.namespace() == null)
                .forEach(state -> this.states.put(state.stream(), state.state()));
        this.migrations = new StateMigrations(scope);
        this.choice = new StreamChoice(scope, session.clock());
        this.cursors = new StreamCursors(scope, session.clock());
        this.schemas = new StreamSchemas(scope, folder, this::records);
    }

    /**
     * A stream of the manifest.
     *
     * @param isParent whether another stream reads it for its partitions
     * @throws dev.pintail.error.PintailException if its definition or its state cannot be used
     */
    public SourceStream assemble(SingleStream definition, boolean isParent) {
        String name = Parents.name(definition);
        Map<String, Object> state = states.getOrDefault(name, Map.of());
        return assemble(definition, state, isParent ? Caching.ON : Caching.OFF, 0);
    }
}
