package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.Decoder.JsonDecoder;
import dev.pintail.manifest.component.PaginationResetAction;
import dev.pintail.manifest.component.ResetPolicy;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.decode.Decoders;
import dev.pintail.source.extract.Extractors;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Requester;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.paging.Paginators;
import dev.pintail.source.session.Session;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Makes retrievers from their definitions.
 *
 * @param requesters makes their requesters
 */
public record Retrievers(Session session, RequesterBuilding requesters) {

    /**
     * A retriever that belongs to no stream: property names, a list that was cut, the items of a dynamic schema.
     *
     * @param cached whether equal requests are answered from memory
     * @throws dev.pintail.error.ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public Retriever standalone(dev.pintail.manifest.component.Retriever definition, String name, boolean cached) {
        return switch (definition) {
            case dev.pintail.manifest.component.Retriever.SimpleRetriever simple ->
                simple(simple, StreamParts.standalone(name), cached);
            case dev.pintail.manifest.component.Retriever.AsyncRetriever async ->
                throw Refusal.invalid("An AsyncRetriever cannot stand here");
            case CustomRetriever custom -> throw Refusal.custom("retriever", custom.className());
        };
    }

    /** A stream's retriever for requests that are answered at once. */
    public SimpleRetriever simple(
            dev.pintail.manifest.component.Retriever.SimpleRetriever definition, StreamParts stream, boolean cached) {
        Scope scope = scope();
        Decoder decoder = Decoders.of(definition.decoder());
        Requester requester = requesters.build(definition.requester(), stream.name(), decoder, cached);
        BiPredicate<StreamSlice, Map<String, Object>> isNew =
                stream.cursor().<BiPredicate<StreamSlice, Map<String, Object>>>map(cursor -> cursor::shouldBeSynced)
                        .orElse((slice, record) -> true);
        Paginator paginator = Paginators.of(
                definition.paginator(),
                scope,
                decoder,
                definition.recordSelector().extractor(),
                stream.dataFeed() ? isNew : null);
        Selector selector = Selectors.of(
                definition.recordSelector(),
                Transformations.of(stream.transformations(), scope),
                scope.with("next_page_token", null),
                stream.clientSide(),
                stream.clientSide() && !stream.dataFeed() ? isNew : null,
                stream.schema());
        RecordExtractor extractor = extractors().of(definition.recordSelector().extractor());
        boolean json = definition.decoder() == null || definition.decoder() instanceof JsonDecoder;
        QueryPropertyNames properties = new QueryPropertyNames(this, stream);
        RetrieverChecks.check(definition, stream);
        return new SimpleRetriever(
                stream.name(),
                new PageRequests(
                        requester,
                        paginator,
                        stream.slicer(),
                        definition.ignoreStreamSlicerParametersOnPaginatedRequests()),
                new RecordSource(extractor, selector, paginator.bodyUse(), json),
                new SimpleRetriever.Behaviour(
                        reset(definition, stream.cursor()),
                        pageSizes(definition),
                        windows(definition, stream.cursor()),
                        stream.lazy() ? null : properties.of(definition.requester()).orElse(null),
                        stream.dataFeed() ? isNew : null,
                        stream.lazy() ? new EmbeddedPages() : null),
                session.clock());
    }
}
