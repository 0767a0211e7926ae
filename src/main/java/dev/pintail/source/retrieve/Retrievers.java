package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.function.Function;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.manifest.component.Extractor;
import dev.pintail.manifest.component.RecordSelector;
import dev.pintail.manifest.component.Requester;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.source.decode.Decoders;
import dev.pintail.source.decode.JsonDecoder;
import dev.pintail.source.decode.NoDecoder;
import dev.pintail.source.extract.DpathExtractor;
import dev.pintail.source.extract.Extractors;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.paging.Paginators;
import dev.pintail.source.session.Session;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;

/**
 * Makes retrievers from their definitions.
 *
 * @param requesters makes their requesters
 */
public record Retrievers(Session session, RequesterBuilding requesters) {
    static final RequestOptionsProvider NO_SLICER = (slice, token) -> RequestOptions.NONE;

    private static final String TRUNCATED_LIST = "record_expander_truncated_list";

    public Retrievers {
        requireNonNull(session, "session is null");
        requireNonNull(requesters, "requesters is null");
    }

    /**
     * A stream's retriever for requests that are answered at once.
     *
     * @throws dev.pintail.error.ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public Retriever simple(SimpleRetriever definition, StreamSurroundings stream) {
        return new SimpleRetrieverBuilder(this, definition).forStream(stream);
    }

    /**
     * A retriever that belongs to no stream: it reads names of properties, a list that was cut, the items of a schema.
     *
     * @param name of its requests
     * @param cached whether equal requests are answered from memory
     * @throws dev.pintail.error.ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public Retriever standalone(dev.pintail.manifest.component.Retriever definition, String name, boolean cached) {
        return switch (definition) {
            case SimpleRetriever simple -> new SimpleRetrieverBuilder(this, simple).forSlices(name, cached, NO_SLICER);
            case AsyncRetriever async -> throw Refusal.invalid("An AsyncRetriever cannot be the retriever of " + name);
            case CustomRetriever custom -> around(custom, simple -> standalone(simple, name, cached));
        };
    }

    /**
     * As {@link #standalone}, for one that reads the slices of a router; equal requests are answered from memory.
     *
     * @param slicer what the router injects
     */
    public Retriever sliced(SimpleRetriever definition, String name, RequestOptionsProvider slicer) {
        return new SimpleRetrieverBuilder(this, definition).forSlices(name, true, slicer);
    }

    /**
     * A retriever in the place of a Python class.
     *
     * @param simple makes the retriever that such a class extends
     * @throws dev.pintail.error.ManifestException if there is no such class
     */
    public Retriever around(CustomRetriever custom, Function<SimpleRetriever, Retriever> simple) {
        CustomComponent.RetrieverAround retriever =
                InstalledClasses.require(CustomComponent.RetrieverAround.class, "retriever", custom, scope());
        Retriever extended =
                custom.simple() == null ? slice -> Collections.emptyIterator() : simple.apply(custom.simple());
        return slice -> retriever.read(slice, extended::read);
    }

    /**
     * Reads the files of jobs: with requests that are answered at once, and without doing anything to the records.
     *
     * @param name of its requests
     */
    public Retriever download(AsyncRetriever definition, String name) {
        Extractor extractor = definition.downloadExtractor();
        Decoder format = Decoders.of(definition.downloadDecoder(), scope());
        Decoder decoder = extractor instanceof Extractor.ResponseToFileExtractor ? new NoDecoder() : format;
        Paginator paginator = Paginators.of(definition.downloadPaginator(), scope(), format, extractor, null);
        RecordExtractor records = extractor == null
                ? new DpathExtractor(new PathTemplate(List.of(), Map.of(), scope()), null)
                : extractors().of(extractor, definition.downloadDecoder());
        boolean json = format instanceof JsonDecoder;
        return new PagedRetriever(
                name,
                new PageRequests(auxiliary(definition.downloadRequester(), name, decoder), paginator, NO_SLICER, false),
                new RecordSource(records, Selector.NONE, paginator.bodyUse(), json),
                PagedRetriever.Behaviour.PLAIN,
                session.clock());
    }

    /**
     * A requester whose answers are no pages of a stream.
     *
     * @throws dev.pintail.error.ManifestException if its error handler asks for what only a retriever of pages can do
     */
    public dev.pintail.source.http.Requester auxiliary(Requester definition, String name, Decoder decoder) {
        SignalActions.refuse(definition, "requester of the " + name);
        return requesters.build(definition, name, decoder, false);
    }

    /** What happens to the extracted records of a stream with jobs: the cursor filters none of them. */
    public Selector selector(RecordSelector definition, StreamSurroundings stream) {
        return Selectors.of(
                definition,
                Transformations.of(stream.definition().transformations(), scope()),
                scope().with("next_page_token", null),
                false,
                null,
                stream.schema());
    }

    /** What happens to extracted records without a stream around. */
    public Selector selector(RecordSelector definition) {
        return Selectors.of(definition, List.of(), scope().with("next_page_token", null), false, null, Map::of);
    }

    /** What makes extractors. */
    public Extractors extractors() {
        return new Extractors(scope(), session.messages(), definition -> truncatedList(definition)::read);
    }

    private Retriever truncatedList(dev.pintail.manifest.component.Retriever definition) {
        if (definition instanceof SimpleRetriever simple
                && (simple.partitionRouter() != null || simple.paginationReset() != null)) {
            throw Refusal.invalid(
                    "`partition_router` and `pagination_reset` are not supported on `truncated_list_retriever`.");
        }
        return standalone(definition, TRUNCATED_LIST, false);
    }

    /** What templates see besides their own variables: the configuration and the clock. */
    public Scope scope() {
        return Scope.of(session.config(), session.clock());
    }
}
