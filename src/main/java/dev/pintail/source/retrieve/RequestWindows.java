package dev.pintail.source.retrieve;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.bookmark.SlicePosition;
import dev.pintail.source.bookmark.SlicePosition.NextPage;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads a slice in halves, and these in halves again, while the API finds the window too large ({@code SPLIT_REQUEST_WINDOW}).
 *
 * <p>Records that came before the API refused come again. Belongs to one thread.
 */
final class RequestWindows implements Iterator<List<Map<String, Object>>> {
    /** Against a cursor whose halves do not become smaller. */
    private static final int MAX_DEPTH = 10;

    private record Window(StreamSlice slice, int depth) {}

    /** Reads a window from a page to its last. */
    @FunctionalInterface
    interface WindowReader {
        /**
         * @param page where to begin; empty for the window's first page
         * @param watch null: nobody wants to know of pages' ends
         */
        Iterator<List<Map<String, Object>>> read(StreamSlice window, Optional<NextPage> page, PageWatch watch);
    }

    private final String stream;
    private final WindowSplitting splitting;
    private final WindowReader reader;
    private final PageWatch watch;
    private final Deque<Window> waiting = new ArrayDeque<>();
    private Optional<NextPage> firstPage = Optional.empty();
    private Window window;
    private Iterator<List<Map<String, Object>>> records;

    /** @param watch null: nobody wants to know of pages' ends */
    RequestWindows(String stream, WindowSplitting splitting, WindowReader reader, StreamSlice slice, PageWatch watch) {
        this.stream = stream;
        this.splitting = splitting;
        this.reader = reader;
        this.watch = watch;
        Optional<SlicePosition> start = watch == null ? Optional.empty() : watch.start();
        if (start.isEmpty()) {
            waiting.push(new Window(slice, 0));
        } else {
            firstPage = start.get().page();
            start.get()
                    .windows()
                    .forEach(left -> waiting.add(new Window(slice.withCursor(left.cursorSlice()), left.depth())));
        }
    }

    @Override
    public boolean hasNext() {
        while (true) {
            if (records == null) {
                if (waiting.isEmpty()) {
                    return false;
                }
                window = waiting.pop();
                records = reader.read(window.slice(), firstPage, watch == null ? null : this::pageEnds);
                firstPage = Optional.empty();
            }
            try {
                if (records.hasNext()) {
                    return true;
                }
                records = null;
            } catch (RetrievalSignal signal) {
                records = null;
                split(signal.getMessage());
            }
        }
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return records.next();
    }

    /** The rest of this window, and those behind it. */
    private void pageEnds(Optional<SlicePosition> inWindow) {
        List<SlicePosition.Window> left = new ArrayList<>();
        inWindow.ifPresent(position ->
                left.add(new SlicePosition.Window(position.windows().getFirst().cursorSlice(), window.depth())));
        waiting.forEach(other -> left.add(new SlicePosition.Window(other.slice().cursorSlice(), other.depth())));
        watch.pageEnds(
                left.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SlicePosition(inWindow.flatMap(SlicePosition::page), left)));
    }

    private void split(String rejection) {
        if (splitting == null) {
            throw Refusal.manifest(
                    "Stream " + stream
                            + " asked for a smaller request window, but its retriever does not define `request_window_splitting`.");
        }
        if (window.depth() >= MAX_DEPTH) {
            throw failure(
                    "could not split its request window to a size the API accepts within " + MAX_DEPTH + " splits.",
                    rejection);
        }
        List<StreamSlice> halves = splitting.halves().apply(window.slice());
        if (halves.isEmpty()) {
            throw failure(
                    "has a request window that the API rejects even at the smallest size that its cursor allows.",
                    rejection);
        }
        for (StreamSlice half : halves.reversed()) {
            waiting.push(new Window(half, window.depth() + 1));
        }
    }

    private SourceException failure(String problem, String rejection) {
        String message = "Stream " + stream + " " + problem;
        String shown = splitting.failureMessage().isEmpty() ? message : message + " " + splitting.failureMessage();
        String internal = rejection.isEmpty() ? message : message + " The API rejected it: " + rejection;
        return new SourceException(
                ErrorCode.SOURCE_REQUEST_FAILED, FailureType.TRANSIENT_ERROR, shown, internal, "", null);
    }
}
