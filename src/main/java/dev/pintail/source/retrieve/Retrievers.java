package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.source.extract.Extractors;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.session.Session;
import dev.pintail.template.Scope;

/**
 * Makes retrievers from their definitions.
 *
 * @param requesters makes their requesters
 */
public record Retrievers(Session session, RequesterBuilding requesters) {
    private static final String TRUNCATED_LIST = "record_expander_truncated_list";

    public Retrievers {
        requireNonNull(session, "session is null");
        requireNonNull(requesters, "requesters is null");
    }

    /**
     * A stream's retriever.
     *
     * @throws dev.pintail.error.ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public ReadableStream of(StreamSurroundings stream) {
        return switch (stream.definition().retriever()) {
            case dev.pintail.manifest.component.Retriever.SimpleRetriever simple ->
                new ReadableStream(stream.cursor(), new SimpleRetrieverBuilder(this, simple).forStream(stream));
            case AsyncRetriever async -> throw new UnsupportedOperationException();
            case CustomRetriever custom -> throw Refusal.custom("retriever", custom.className());
        };
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
            case dev.pintail.manifest.component.Retriever.SimpleRetriever simple ->
                new SimpleRetrieverBuilder(this, simple).alone(name, cached);
            case AsyncRetriever async -> throw new UnsupportedOperationException();
            case CustomRetriever custom -> throw Refusal.custom("retriever", custom.className());
        };
    }

    /**
     * As {@link #standalone}, for one that reads the slices of a router; equal requests are answered from memory.
     *
     * @param slicer what the router injects
     */
    public Retriever sliced(
            dev.pintail.manifest.component.Retriever definition, String name, RequestOptionsProvider slicer) {
        return switch (definition) {
            case dev.pintail.manifest.component.Retriever.SimpleRetriever simple ->
                new SimpleRetrieverBuilder(this, simple).forSlices(name, true, slicer);
            case AsyncRetriever async -> throw new UnsupportedOperationException();
            case CustomRetriever custom -> throw Refusal.custom("retriever", custom.className());
        };
    }

    /** What makes extractors. */
    public Extractors extractors() {
        return new Extractors(
                scope(), session.messages(), definition -> standalone(definition, TRUNCATED_LIST, false)::read);
    }

    Scope scope() {
        return Scope.of(session.config(), session.clock());
    }
}
