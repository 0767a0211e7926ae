package dev.pintail.source.async;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.source.extract.Extractors;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.http.Requester;
import dev.pintail.source.retrieve.ReadableStream;
import dev.pintail.source.retrieve.Retriever;
import dev.pintail.source.retrieve.Retrievers;
import dev.pintail.source.retrieve.StreamSurroundings;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Makes the retrievers of streams, whatever kind they are.
 *
 * @param slots the jobs that all streams of the source may have at the same time
 */
public record StreamRetrievers(Retrievers retrievers, JobSlots slots) {
    public StreamRetrievers {
        requireNonNull(retrievers, "retrievers is null");
        requireNonNull(slots, "slots is null");
    }

    /**
     * A stream's retriever.
     *
     * @throws ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public ReadableStream of(StreamSurroundings stream) {
        return switch (stream.definition().retriever()) {
            case SimpleRetriever simple -> new ReadableStream(stream.cursor(), retrievers.simple(simple, stream));
            case AsyncRetriever async -> {
                JobRetriever retriever = new JobRetrieverBuilder(
                                retrievers, slots, async, stream.definition().name())
                        .build(retrievers.selector(async.recordSelector(), stream));
                yield new ReadableStream(new JobCursor(stream.cursor(), retriever), retriever);
            }
            case CustomRetriever custom ->
                new ReadableStream(
                        stream.cursor(), retrievers.around(custom, simple -> retrievers.simple(simple, stream)));
        };
    }

    /**
     * A retriever that belongs to no stream, such as that of a dynamic schema or of the components of streams; equal requests are
     * answered from memory.
     *
     * @param name of its requests
     * @param slicer what the router of its slices injects
     * @throws ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public Retriever sliced(
            dev.pintail.manifest.component.Retriever definition, String name, RequestOptionsProvider slicer) {
        return switch (definition) {
            case SimpleRetriever simple -> retrievers.sliced(simple, name, slicer);
            case AsyncRetriever async ->
                new OneJob(new JobRetrieverBuilder(retrievers, slots, async, name)
                        .build(retrievers.selector(async.recordSelector())));
            case CustomRetriever custom ->
                retrievers.around(custom, simple -> retrievers.sliced(simple, name, slicer));
        };
    }

    /**
     * A requester whose answers are no pages of a stream, such as that of files.
     *
     * @throws ManifestException if its error handler asks for what only a retriever of pages can do
     */
    public Requester auxiliary(
            dev.pintail.manifest.component.Requester definition, String name, Decoder decoder) {
        return retrievers.auxiliary(definition, name, decoder);
    }

    /** What makes extractors. */
    public Extractors extractors() {
        return retrievers.extractors();
    }

    /** Creates the job of a slice when that is read. */
    private record OneJob(JobRetriever retriever) implements Retriever {
        @Override
        public Iterator<List<Map<String, Object>>> read(StreamSlice slice) {
            Iterator<StreamSlice> completed = retriever.completed(List.of(slice).iterator());
            return completed.hasNext()
                    ? retriever.read(completed.next())
                    : List.<List<Map<String, Object>>>of().iterator();
        }
    }
}
