package dev.pintail.source.stream;

import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
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
import dev.pintail.source.dynamic.ComponentRecords;
import dev.pintail.source.http.Transport;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.partition.PartitionRouters;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.schema.StreamSchema;
import dev.pintail.source.session.Session;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.util.HashMap;
import java.util.Iterator;
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
    private final StreamRetrievers retrievers;
    private final Scope scope;

    /**
     * @param catalog the streams to read; empty while nothing is read
     * @param states of earlier readings, not only of streams that this manifest has
     */
    public StreamAssembly(
            DeclarativeSource manifest,
            Transport transport,
            SchemaFolder folder,
            Session session,
            ConfiguredCatalog catalog,
            List<StreamState> states) {
        this.session = session;
        this.scope = Scope.of(session.config(), session.clock());
        catalog.streams().forEach(stream -> configured.put(stream.name(), stream));
        states.stream()
                .filter(state -> state.namespace() == null)
                .forEach(state -> this.states.put(state.stream(), state.state()));
        this.migrations = new StateMigrations(scope);
        this.choice = new StreamChoice(scope, session.clock());
        this.cursors = new StreamCursors(scope, session.clock());
        this.retrievers = new StreamRetrievers();
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

    /** Reads records that are no stream's: what an API says about streams or fields. Always cached. */
    public ComponentRecords.Reading records(Retriever definition, String name) {
        PartitionRouter router = routers(1).router(router(definition), Map.of());
        dev.pintail.source.retrieve.Retriever retriever = retrievers.records(definition, name, router);
        return new ComponentRecords.Reading() {
            @Override
            public Iterator<StreamSlice> slices() {
                return router.partitions();
            }

            @Override
            public Iterator<List<Map<String, Object>>> pages(StreamSlice slice) {
                return retriever.read(slice);
            }
        };
    }

    private SourceStream assemble(SingleStream definition, Map<String, Object> state, Caching caching, int depth) {
        return switch (definition) {
            case DeclarativeStream single -> single(single, state, caching, depth);
            case StateDelegatingStream delegating -> delegating(delegating, state, caching, depth);
        };
    }

    private SourceStream delegating(
            StateDelegatingStream delegating, Map<String, Object> state, Caching caching, int depth) {
        boolean isTopLevel = depth == 0;
        Choice chosen = choice.choose(
                delegating,
                state,
                isTopLevel ? cursorField(delegating.name()) : List.of(),
                !isTopLevel || configured.isEmpty() || configured.containsKey(delegating.name()));
        if (chosen.dropped() && isTopLevel) {
            session.messages().accept(new Message.State(delegating.name(), Map.of(), 0));
        }
        return single(chosen.stream(), chosen.state(), caching, depth);
    }

    private SourceStream single(DeclarativeStream stream, Map<String, Object> given, Caching caching, int depth) {
        List<String> primaryKey = PrimaryKeys.of(stream.primaryKey());
        Map<String, Object> state = migrations.migrate(stream, given);
        PartitionRouter router = routers(depth + 1).router(router(stream.retriever()), state);
        StreamCursor cursor =
                cursors.cursor(stream, router, state, depth == 0 ? cursorField(stream.name()) : List.of());
        StreamSchema schema = schemas.of(stream);
        return new SourceStream(
                stream.name(),
                primaryKey,
                schema,
                cursor,
                retrievers.of(stream, cursor, schema, state, caching),
                retrievers.files(stream.fileUploader()),
                catalogDefinesCursor(stream.incrementalSync()));
    }

    /** A parent's own parents are cached only if they say so: the reference does not look further down. */
    private PartitionRouters routers(int depth) {
        return new PartitionRouters(
                scope,
                (parent, state) ->
                        new BuiltParent(assemble(parent, state, depth == 1 ? Caching.ON : Caching.OFF, depth)));
    }

    private List<String> cursorField(String stream) {
        return Optional.ofNullable(configured.get(stream))
                .map(ConfiguredStream::cursorField)
                .orElseGet(List::of);
    }

    private static boolean catalogDefinesCursor(IncrementalSync sync) {
        return switch (sync) {
            case null -> false;
            case DatetimeBasedCursor dates -> Boolean.TRUE.equals(dates.allowCatalogDefinedCursorField());
            case IncrementingCountCursor counts -> Boolean.TRUE.equals(counts.allowCatalogDefinedCursorField());
        };
    }

    private static dev.pintail.manifest.component.PartitionRouter router(Retriever retriever) {
        return switch (retriever) {
            case SimpleRetriever simple -> simple.partitionRouter();
            case AsyncRetriever async -> async.partitionRouter();
            case CustomRetriever custom -> null;
        };
    }
}
