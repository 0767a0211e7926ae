package dev.pintail.source.retrieve;

import dev.pintail.source.bookmark.SlicePosition;
import dev.pintail.source.bookmark.SlicePosition.NextPage;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.paging.ReadPage;
import dev.pintail.source.paging.RepetitionGuard;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One slice, from its first page to its last (cdk-semantics 5.1).
 *
 * <p>A page's records are handed out before the next request is sent. Belongs to one thread.
 */
final class PageLoop implements Iterator<List<Map<String, Object>>> {
    private final String stream;
    private final Paginator paginator;
    private final PageSource source;
    private final PagingReset.Tracker tracker;
    private final PageSizeReducer reducer;
    private final RepetitionGuard guard;
    private final PageWatch watch;

    private StreamSlice slice;
    private Object token;
    private PageReading page;
    private long emitted;
    private long digest;
    private Map<String, Object> lastRecord;
    private List<Map<String, Object>> chunk;
    private boolean ended;

    /**
     * @param source opens pages
     * @param reducer null where the page size is never reduced
     * @param firstToken what the first page is asked for with; null for nothing
     * @param watch null: nobody wants to know of pages' ends
     */
    PageLoop(
            String stream,
            Paginator paginator,
            PageSource source,
            PagingReset.Tracker tracker,
            PageSizeReducer reducer,
            StreamSlice slice,
            Object firstToken,
            PageWatch watch) {
        this.stream = stream;
        this.paginator = paginator;
        this.source = source;
        this.tracker = tracker;
        this.reducer = reducer;
        this.slice = slice;
        guard = new RepetitionGuard(stream);
        token = firstToken;
        this.watch = watch;
    }

    @Override
    public boolean hasNext() {
        while (chunk == null && !ended) {
            try {
                advance();
            } catch (InterruptedException e) {
                end();
                throw Interruption.unchecked(e);
            } catch (RuntimeException e) {
                end();
                throw e;
            }
        }
        return chunk != null;
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, Object>> next = chunk;
        chunk = null;
        return next;
    }

    private void advance() throws InterruptedException {
        try {
            readOn();
        } catch (RetrievalSignal signal) {
            closePage();
            switch (signal.action()) {
                case RESET_PAGINATION -> startAgain();
                case REDUCE_PAGE_SIZE -> reducePageSize(signal.getMessage());
                case SPLIT_REQUEST_WINDOW -> throw signal;
            }
        }
    }

    private void readOn() throws InterruptedException {
        if (page == null) {
            emitted = 0;
            digest = 0;
            lastRecord = null;
            page = source.open(slice, token, reducedPageSize());
        }
        if (!page.hasNext()) {
            finishPage();
            return;
        }
        chunk = page.next();
        tracker.observe(chunk);
        emitted += chunk.size();
        lastRecord = chunk.getLast();
        if (guard.comparesPage(token)) {
            digest = RepetitionGuard.mix(digest, chunk);
        }
    }

    private void finishPage() {
        Long reducedPageSize = reducedPageSize();
        if (reducer != null) {
            reducer.pageRead();
        }
        if (!page.response().ok()) {
            ended = true;
        } else if (tracker.hasReachedLimit()) {
            startAgain();
        } else {
            guard.pageRead(token, emitted, digest);
            token = paginator.nextToken(new ReadPage(
                    page.response(), page.extracted(), emitted, lastRecord, token, reducedPageSize, slice));
            ended = token == null;
        }
        closePage();
        if (watch != null) {
            watch.pageEnds(ended ? Optional.empty() : Optional.of(position()));
            chunk = ended ? null : List.of();
        }
    }

    private SlicePosition position() {
        return new SlicePosition(
                Optional.of(new NextPage(token, tracker.records(), reducedPageSize())),
                List.of(new SlicePosition.Window(slice.cursorSlice(), 0)));
    }

    private void startAgain() {
        token = paginator.initialToken();
        slice = tracker.reset(slice);
    }

    private void reducePageSize(String rejection) throws InterruptedException {
        if (reducer == null) {
            throw Refusal.manifest("Stream " + stream
                    + " asked for a smaller page, but its retriever does not define `page_size_reduction`.");
        }
        if (emitted > 0) {
            throw Refusal.manifest("Stream " + stream
                    + " asked for a smaller page size in the middle of a page. The page cannot be requested again without"
                    + " duplicating the records already read from it.");
        }
        reducer.reduce(rejection);
    }

    private Long reducedPageSize() {
        return reducer == null ? null : reducer.reduced();
    }

    private void end() {
        ended = true;
        closePage();
    }

    private void closePage() {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
