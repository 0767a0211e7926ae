package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.bookmark.SlicePosition.NextPage;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Reads slices page by page with requests that are answered at once (cdk-semantics 5.1). */
public final class PagedRetriever implements Retriever {
    /** The variable under which a chunk of property names lies in a slice. */
    private static final String QUERY_PROPERTIES = "query_properties";

    private final String stream;
    private final PageRequests requests;
    private final RecordSource records;
    private final Behaviour behaviour;
    private final Clock clock;

    PagedRetriever(String stream, PageRequests requests, RecordSource records, Behaviour behaviour, Clock clock) {
        this.stream = requireNonNull(stream, "stream is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.records = requireNonNull(records, "records is null");
        this.behaviour = requireNonNull(behaviour, "behaviour is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is out of the ordinary.
     *
     * @param pageSizes null: the page size stays
     * @param windows null: slices are never split
     * @param properties null: requests name no properties, or always the same ones
     * @param dataFeed which records are let through when the paginator has seen their page; null: all
     * @param firstPages the first page of a slice that is there already; null where it has to be asked for
     */
    record Behaviour(
            PagingReset reset,
            PageSizePolicy pageSizes,
            WindowSplitting windows,
            QueryProperties properties,
            BiPredicate<StreamSlice, Map<String, Object>> dataFeed,
            FirstPages firstPages) {
        static final Behaviour PLAIN = new Behaviour(PagingReset.PLAIN, null, null, null, null, null);

        Behaviour {
            requireNonNull(reset, "reset is null");
        }
    }

    /** Finds first pages that came with something else, such as a parent's record. */
    @FunctionalInterface
    interface FirstPages {
        DecodedResponse of(StreamSlice slice);
    }

    @Override
    public Iterator<List<Map<String, Object>>> read(StreamSlice slice) {
        return read(slice, null);
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public Iterator<List<Map<String, Object>>> read(StreamSlice slice, PageWatch watch) {
        Iterator<List<Map<String, Object>>> read = new RequestWindows(
                stream, behaviour.windows(), this::pages, requireNonNull(slice, "slice is null"), watch);
        return behaviour.dataFeed() == null ? read : new Filtered(read, slice, behaviour.dataFeed());
    }

    private PageLoop pages(StreamSlice slice, Optional<NextPage> begin, PageWatch watch) {
        boolean firstIsThere = behaviour.firstPages() != null;
        Object initial = firstIsThere ? null : requests.paginator().initialToken();
        PagingReset.Tracker tracker = behaviour.reset().tracker(slice);
        PageSizeReducer reducer = reducer();
        begin.ifPresent(page -> {
            tracker.resume(page.sinceReset());
            if (reducer != null) {
                reducer.resume(page.pageSize());
            }
        });
        return new PageLoop(
                stream,
                requests.paginator(),
                firstIsThere ? firstPageOf(slice) : this::open,
                tracker,
                reducer,
                slice,
                begin.isPresent() ? begin.get().token() : initial,
                watch);
    }

    private PageSizeReducer reducer() {
        return behaviour.pageSizes() == null
                ? null
                : new PageSizeReducer(
                        behaviour.pageSizes(), stream, requests.paginator().pageSize(), clock);
    }

    private PageSource firstPageOf(StreamSlice slice) {
        DecodedResponse first = behaviour.firstPages().of(slice);
        return (same, token, reducedPageSize) ->
                token == null ? new AnswerPage(() -> first, records, slice) : open(same, token, reducedPageSize);
    }

    private PageReading open(StreamSlice slice, Object token, Long reducedPageSize) {
        if (behaviour.properties() == null) {
            return answer(slice, token, reducedPageSize);
        }
        Iterator<AnswerPage> answers = behaviour.properties().chunks().stream()
                .map(chunk -> answer(slice.withExtraFields(Map.of(QUERY_PROPERTIES, chunk)), token, reducedPageSize))
                .iterator();
        return new PropertyPage(answers, behaviour.properties().chunking());
    }

    private AnswerPage answer(StreamSlice slice, Object token, Long reducedPageSize) {
        return new AnswerPage(() -> requests.send(slice, token, reducedPageSize), records, slice);
    }

    /** Chunks without the records that are of no use any more. */
    private record Filtered(
            Iterator<List<Map<String, Object>>> chunks,
            StreamSlice slice,
            BiPredicate<StreamSlice, Map<String, Object>> keeps)
            implements Iterator<List<Map<String, Object>>> {
        @Override
        public boolean hasNext() {
            return chunks.hasNext();
        }

        @Override
        public List<Map<String, Object>> next() {
            return chunks.next().stream()
                    .filter(record -> keeps.test(slice, record))
                    .toList();
        }
    }
}
