package dev.pintail.source.stream;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.FileUploader;
import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.Requester.CustomRequester;
import dev.pintail.manifest.component.Requester.HttpRequester;
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
import dev.pintail.source.async.JobSlots;
import dev.pintail.source.async.StreamRetrievers;
import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.bookmark.Bookmarks;
import dev.pintail.source.cursor.CursorBounds;
import dev.pintail.source.cursor.StateMigrations;
import dev.pintail.source.cursor.StreamChoice;
import dev.pintail.source.cursor.StreamChoice.Choice;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.cursor.StreamCursors;
import dev.pintail.source.decode.NoDecoder;
import dev.pintail.source.dynamic.ComponentRecords;
import dev.pintail.source.file.FileDownloads;
import dev.pintail.source.file.FileStore;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.partition.PartitionRouters;
import dev.pintail.source.partition.SinglePartition;
import dev.pintail.source.retrieve.ReadableStream;
import dev.pintail.source.retrieve.RequesterBuilding;
import dev.pintail.source.retrieve.Retrievers;
import dev.pintail.source.retrieve.StreamSurroundings;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.schema.StreamSchema;
import dev.pintail.source.session.Session;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.time.InstantSource;
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
    private final Session session;
    private final Map<String, ConfiguredStream> configured = new HashMap<>();
    private final Map<String, Map<String, Object>> states = new HashMap<>();
    private final StateMigrations migrations;
    private final StreamChoice choice;
    private final StreamSchemas schemas;
    private final StreamRetrievers retrievers;
    private final Scope scope;
    private final FileStore files;
    private final Bookmarks bookmarks;
    private final Optional<CursorBounds> bounds;

    /**
     * @param requesters shares transport, budget and caches between the streams of the command
     * @param slots limits the jobs of all streams of the command
     * @param files where files that belong to records go
     * @param catalog the streams to read; empty while nothing is read
     * @param states of earlier readings, not only of streams that this manifest has
     * @param bookmarks how far readings have come that go on
     * @param bounds what cursors read instead of what their states leave; empty for that
     */
    public StreamAssembly(
            Session session,
            RequesterBuilding requesters,
            JobSlots slots,
            SchemaFolder folder,
            FileStore files,
            ConfiguredCatalog catalog,
            List<StreamState> states,
            Bookmarks bookmarks,
            Optional<CursorBounds> bounds) {
        this.bookmarks = bookmarks;
        this.bounds = bounds;
        this.session = session;
        this.scope = Scope.of(session.config(), session.clock());
        catalog.streams().forEach(stream -> configured.put(stream.name(), stream));
        states.stream()
                .filter(state -> state.namespace() == null)
                .forEach(state -> this.states.put(state.stream(), state.state()));
        this.migrations = new StateMigrations(scope);
        this.choice = new StreamChoice(scope, session.clock());
        this.files = files;
        this.retrievers = new StreamRetrievers(new Retrievers(session, requesters), slots);
        this.schemas = new StreamSchemas(scope, folder, this::records);
    }

    /**
     * A stream of the manifest. One that needs code which is not here is described as far as possible, and fails whoever reads it:
     * the other streams need not suffer.
     *
     * @param isParent whether another stream reads it for its partitions
     * @throws dev.pintail.error.PintailException if its definition or its state cannot be used
     */
    public SourceStream assemble(SingleStream definition, boolean isParent) {
        String name = Parents.name(definition);
        Map<String, Object> state = states.getOrDefault(name, Map.of());
        try {
            Bookmark bookmark = configured.containsKey(name) ? bookmarks.of(name) : Bookmark.NONE;
            return assemble(definition, state, isParent, 0, new Place(bookmark, ""));
        } catch (ManifestException e) {
            if (e.code() != ErrorCode.MANIFEST_UNSUPPORTED) {
                throw e;
            }
            return refused(definition, state, e);
        }
    }

    private SourceStream refused(SingleStream definition, Map<String, Object> state, ManifestException reason) {
        DeclarativeStream stream = switch (definition) {
            case DeclarativeStream single -> single;
            case StateDelegatingStream delegating -> delegating.fullRefreshStream();
        };
        ManifestException refusal = new ManifestException(
                reason.code(),
                "Stream %s cannot be read: %s.".formatted(Parents.name(definition), reason.getMessage()),
                reason.hint(),
                reason);
        StreamCursor described = cursors(Bookmark.NONE)
                .cursor(stream, new SinglePartition(), Map.of(), cursorField(Parents.name(definition)));
        return new SourceStream(
                Parents.name(definition),
                PrimaryKeys.of(stream.primaryKey()),
                schemas.described(stream),
                new RefusedCursor(described.cursorField(), state, refusal),
                slice -> {
                    throw refusal;
                },
                null,
                catalogDefinesCursor(stream.incrementalSync()));
    }

    /** Reads records that are no stream's: what an API says about streams or fields. Always cached. */
    public ComponentRecords.Reading records(Retriever definition, String name) {
        PartitionRouter router = routers(1, new Place(Bookmark.NONE, "")).router(router(definition), Map.of());
        dev.pintail.source.retrieve.Retriever retriever = retrievers.sliced(definition, name, router);
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

    /**
     * A stream's place among its children.
     *
     * @param bookmark the one of the stream that is read in the end
     * @param path names of the parents on the way from there; empty for itself
     */
    private record Place(Bookmark bookmark, String path) {
        Place parent(String name) {
            return new Place(bookmark, path.isEmpty() ? name : path + "/" + name);
        }
    }

    private SourceStream assemble(
            SingleStream definition, Map<String, Object> state, boolean cached, int depth, Place place) {
        return switch (definition) {
            case DeclarativeStream single -> single(single, state, cached, depth, place);
            case StateDelegatingStream delegating -> delegating(delegating, state, cached, depth, place);
        };
    }

    private SourceStream delegating(
            StateDelegatingStream delegating, Map<String, Object> state, boolean cached, int depth, Place place) {
        boolean isTopLevel = depth == 0;
        Choice chosen = choice.choose(
                delegating,
                state,
                isTopLevel ? cursorField(delegating.name()) : List.of(),
                !isTopLevel || configured.isEmpty() || configured.containsKey(delegating.name()));
        if (chosen.dropped() && isTopLevel) {
            session.messages().accept(new Message.State(delegating.name(), Map.of(), 0));
        }
        return single(chosen.stream(), chosen.state(), cached, depth, place);
    }

    private SourceStream single(
            DeclarativeStream stream, Map<String, Object> given, boolean cached, int depth, Place place) {
        List<String> primaryKey = PrimaryKeys.of(stream.primaryKey());
        Map<String, Object> state = migrations.migrate(stream, given);
        PartitionRouter router = routers(depth + 1, place).router(router(stream.retriever()), state);
        StreamCursor cursor = cursors(place.bookmark())
                .cursor(stream, router, state, depth == 0 ? cursorField(stream.name()) : List.of());
        StreamSchema schema = schemas.of(stream);
        ReadableStream readable = retrievers.of(new StreamSurroundings(
                stream,
                cursor,
                !state.isEmpty(),
                cached && !refusesCache(stream.retriever()),
                schema::load,
                depth == 0 ? configuredSchema(stream.name()) : Optional.empty()));
        return new SourceStream(
                stream.name(),
                primaryKey,
                schema,
                readable.cursor(),
                readable.retriever(),
                stream.fileUploader() == null ? null : downloads(stream.fileUploader()),
                catalogDefinesCursor(stream.incrementalSync()));
    }

    private StreamCursors cursors(Bookmark bookmark) {
        InstantSource now = bookmark.now().map(InstantSource::fixed).orElse(session.clock());
        InstantSource begin = bookmark.begun().map(InstantSource::fixed).orElse(session.clock());
        return new StreamCursors(
                Scope.of(session.config(), now), session.clock(), now, begin, bounds, session.messages());
    }

    private FileDownloads downloads(FileUploader definition) {
        Optional<InterpolatedString> fileName = Optional.ofNullable(definition.filenameExtractor())
                .filter(template -> !template.isEmpty())
                .map(template -> new InterpolatedString(template, definition.parameters()));
        return new FileDownloads(
                retrievers.auxiliary(definition.requester(), "File Uploader", new NoDecoder()),
                retrievers.extractors().of(definition.downloadTargetExtractor(), null),
                fileName,
                files,
                scope);
    }

    private static boolean refusesCache(Retriever retriever) {
        return switch (retriever) {
            case SimpleRetriever simple ->
                switch (simple.requester()) {
                    case HttpRequester http -> Boolean.FALSE.equals(http.useCache());
                    case CustomRequester custom -> false;
                };
            case AsyncRetriever async -> false;
            case CustomRetriever custom -> false;
        };
    }

    /** A parent's own parents are cached only if they say so: the reference does not look further down. */
    private PartitionRouters routers(int depth, Place place) {
        return new PartitionRouters(scope, (parent, state) -> {
            Place here = place.parent(Parents.name(parent));
            return new BuiltParent(assemble(parent, state, depth == 1, depth, here), here.bookmark(), here.path());
        });
    }

    private Optional<Map<String, Object>> configuredSchema(String stream) {
        return Optional.ofNullable(configured.get(stream)).map(ConfiguredStream::jsonSchema);
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
            case CustomRetriever custom -> custom.partitionRouter();
        };
    }
}
