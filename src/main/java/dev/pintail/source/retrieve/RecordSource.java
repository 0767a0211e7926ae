package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.extract.DeepCopy;
import dev.pintail.source.extract.DpathExtractor;
import dev.pintail.source.extract.JsonRecords;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.paging.BodyUse;
import dev.pintail.source.slice.StreamSlice;
import java.io.InputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Gets a stream's records out of an answer.
 *
 * <p>Where neither the extractor nor the paginator needs a whole JSON body, a body that was too large to be taken into memory is read record by
 * record. Thread-safe.
 */
final class RecordSource {
    private final RecordExtractor extractor;
    private final Selector selector;
    private final BodyUse pagingUse;
    private final boolean json;

    /**
     * @param pagingUse what the paginator needs of a body
     * @param json whether bodies are plain JSON
     */
    RecordSource(RecordExtractor extractor, Selector selector, BodyUse pagingUse, boolean json) {
        this.extractor = requireNonNull(extractor, "extractor is null");
        this.selector = requireNonNull(selector, "selector is null");
        this.pagingUse = requireNonNull(pagingUse, "pagingUse is null");
        this.json = json;
    }

    Reading read(DecodedResponse response, StreamSlice slice) {
        if (!response.ok()) {
            return new Reading(response, selector.select(Collections.emptyIterator(), slice), null);
        }
        Optional<List<String>> keys = plainKeys();
        boolean apart = keys.isPresent() && isApart(keys.get());
        if (json && apart && !response.response().body().inMemory()) {
            InputStream body = response.response().body().stream();
            JsonRecords records = new JsonRecords(body, keys.get(), pagingUse instanceof BodyUse.Keys);
            return new Reading(response, selector.select(records, records::bytesRead, slice), records);
        }
        Iterator<Object> records = extractor.extract(response);
        boolean copies = !apart && selector.changesRecords() && !(pagingUse instanceof BodyUse.Nothing);
        return new Reading(response, selector.select(copies ? new Copies(records) : records, slice), null);
    }

    /** The path to the records where it needs no searching. */
    private Optional<List<String>> plainKeys() {
        return extractor instanceof DpathExtractor dpath && dpath.expander() == null
                ? dpath.path().resolved().plainKeys()
                : Optional.empty();
    }

    /** Whether the paginator looks at nothing that lies in the records. */
    private boolean isApart(List<String> keys) {
        return switch (pagingUse) {
            case BodyUse.Nothing nothing -> true;
            case BodyUse.Keys looked -> !keys.isEmpty() && !looked.names().contains(keys.getFirst());
            case BodyUse.Whole whole -> false;
        };
    }

    /**
     * The records of one answer.
     *
     * @param streamed where they are read off the body; else null
     */
    record Reading(DecodedResponse original, SelectedRecords records, JsonRecords streamed) implements AutoCloseable {
        /** The answer as the paginator sees it, when all records were read. */
        DecodedResponse response() {
            return streamed == null || streamed.outside() == null
                    ? original
                    : DecodedResponse.of(original.response(), List.of(streamed.outside()));
        }

        @Override
        public void close() {
            original.close();
        }
    }

    /** Copies of records which the paginator still wants to see unchanged. */
    private record Copies(Iterator<Object> records) implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Object next() {
            return DeepCopy.of(records.next());
        }
    }
}
