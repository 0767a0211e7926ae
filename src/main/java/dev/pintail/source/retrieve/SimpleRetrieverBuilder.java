package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.Decoder.JsonDecoder;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.source.cursor.SliceProgress;
import dev.pintail.source.cursor.SplittableWindows;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.decode.Decoders;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.http.Requester;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.paging.Paginators;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Puts one {@link PagedRetriever} together. */
final class SimpleRetrieverBuilder {
    private static final String PROPERTIES = "dynamic_properties";

    private final Retrievers retrievers;
    private final SimpleRetriever definition;
    private final Scope scope;
    private final Decoder decoder;

    SimpleRetrieverBuilder(Retrievers retrievers, SimpleRetriever definition) {
        this.retrievers = retrievers;
        this.definition = definition;
        scope = retrievers.scope();
        decoder = Decoders.of(definition.decoder(), scope);
    }

    /** The retriever without a stream around it. */
    PagedRetriever forSlices(String name, boolean cached, RequestOptionsProvider slicer) {
        if (definition.requestWindowSplitting() != null) {
            throw Refusal.invalid("`request_window_splitting` needs a stream with a cursor, not the retriever " + name);
        }
        QueryProperties properties = queryProperties(Optional.empty());
        return build(
                name,
                cached,
                slicer,
                paginator(null),
                retrievers.selector(definition.recordSelector()),
                new PagedRetriever.Behaviour(
                        reset(Optional::empty),
                        PageSizePolicies.of(definition, name, properties != null),
                        null,
                        properties,
                        null,
                        null));
    }

    /** The retriever of a stream. */
    PagedRetriever forStream(StreamSurroundings surroundings) {
        DeclarativeStream stream = surroundings.definition();
        DatetimeBasedCursor dates = stream.incrementalSync() instanceof DatetimeBasedCursor given ? given : null;
        boolean dataFeed = dates != null && Boolean.TRUE.equals(dates.isDataFeed());
        boolean clientSide = dates != null && Boolean.TRUE.equals(dates.isClientSideIncremental());
        BiPredicate<StreamSlice, Map<String, Object>> isNew = surroundings.cursor()::shouldBeSynced;
        Selector selector = Selectors.of(
                definition.recordSelector(),
                Transformations.of(stream.transformations(), scope),
                filterScope(),
                clientSide,
                clientSide && !dataFeed ? isNew : null,
                surroundings.schema());
        BiPredicate<StreamSlice, Map<String, Object>> feed = dataFeed ? isNew : null;
        boolean lazy = LazyReading.isAskedFor(definition);
        if (lazy) {
            LazyReading.check(definition, stream);
            if (!surroundings.resumed()) {
                LazyReading.checkFirstReading(definition, stream);
            }
        }
        return build(
                stream.name(),
                surroundings.cached(),
                surroundings.cursor(),
                paginator(feed),
                selector,
                lazy && !surroundings.resumed()
                        ? new PagedRetriever.Behaviour(PagingReset.PLAIN, null, null, null, feed, EmbeddedPages::of)
                        : behaviour(surroundings, feed));
    }

    private PagedRetriever.Behaviour behaviour(
            StreamSurroundings surroundings, BiPredicate<StreamSlice, Map<String, Object>> feed) {
        DeclarativeStream stream = surroundings.definition();
        QueryProperties properties = queryProperties(surroundings.configuredSchema());
        boolean rereadsRecords = properties != null || stream.fileUploader() != null;
        return new PagedRetriever.Behaviour(
                reset(surroundings.cursor()::progress),
                PageSizePolicies.of(definition, stream.name(), rereadsRecords),
                windows(stream, surroundings.cursor(), rereadsRecords),
                properties,
                feed,
                null);
    }

    private PagingReset reset(Supplier<Optional<SliceProgress>> progress) {
        boolean filters = definition.recordSelector().recordFilter() != null;
        return PagingReset.of(definition.paginationReset(), progress, filters);
    }

    private WindowSplitting windows(DeclarativeStream stream, StreamCursor cursor, boolean rereadsRecords) {
        if (definition.requestWindowSplitting() == null) {
            if (SignalActions.uses(definition.requester(), ResponseAction.SPLIT_REQUEST_WINDOW)) {
                throw Refusal.invalid(
                        "Stream " + stream.name() + " has a response filter with the SPLIT_REQUEST_WINDOW action"
                                + " but the retriever does not define `request_window_splitting`.");
            }
            return null;
        }
        Duration smallest = SplittableWindows.smallest(stream, definition.requestWindowSplitting())
                .orElse(null);
        if (rereadsRecords) {
            throw Refusal.invalid("`request_window_splitting` cannot be used together with query properties or a"
                    + " `file_uploader` on stream " + stream.name() + ".");
        }
        String message = definition.requestWindowSplitting().failureMessage();
        return new WindowSplitting(slice -> cursor.halves(slice, smallest), message == null ? "" : message);
    }

    private QueryProperties queryProperties(Optional<Map<String, Object>> configuredSchema) {
        return new QueryPropertiesBuilder(
                        scope, configuredSchema, endpoint -> retrievers.standalone(endpoint, PROPERTIES, true))
                .of(definition.requester())
                .orElse(null);
    }

    /** Filters see a page token, but never one with a value (as in the reference). */
    private Scope filterScope() {
        return scope.with("next_page_token", null);
    }

    private Paginator paginator(BiPredicate<StreamSlice, Map<String, Object>> dataFeed) {
        return Paginators.of(
                definition.paginator(),
                scope,
                decoder,
                definition.recordSelector().extractor(),
                dataFeed);
    }

    private PagedRetriever build(
            String name,
            boolean cached,
            RequestOptionsProvider slicer,
            Paginator paginator,
            Selector selector,
            PagedRetriever.Behaviour behaviour) {
        Requester requester = retrievers.requesters().build(definition.requester(), name, decoder, cached);
        RecordExtractor extractor =
                retrievers.extractors().of(definition.recordSelector().extractor(), definition.decoder());
        boolean json = definition.decoder() == null || definition.decoder() instanceof JsonDecoder;
        return new PagedRetriever(
                name,
                new PageRequests(
                        requester, paginator, slicer, definition.ignoreStreamSlicerParametersOnPaginatedRequests()),
                new RecordSource(extractor, selector, paginator.bodyUse(), json),
                behaviour,
                retrievers.session().clock());
    }
}
