package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonWriter;
import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.bookmark.ParentPage;
import dev.pintail.source.bookmark.SliceMark;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.warehouse.ContinuationRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * How far a stream was read by earlier runs, and how far by this one since its last checkpoint.
 *
 * <p>A position that contains a secret, such as the URL of a next page with a token in it, is not kept: then its slice is read again
 * from where it was last kept. Thread-safe: everything happens in the turn of the run's sink.
 */
final class StreamBookmark implements Bookmark {
    private final String stream;
    private final Instant startedAt;
    private final BooleanSupplier stop;
    private final UnaryOperator<String> masking;
    private final ReentrantLock turn;
    private final Map<Long, SliceMark> known = new HashMap<>();
    private final Map<String, Map<Long, List<ParentPage>>> knownParents = new HashMap<>();
    private final Map<Long, ContinuationRow> slices = new HashMap<>();
    private final List<ContinuationRow> parents = new ArrayList<>();
    private final Map<String, Map<Long, Long>> parentPages = new HashMap<>();
    private final Set<String> cutParents = new HashSet<>();
    private final Set<Long> openPages = new HashSet<>();
    private Runnable pageEnd = () -> {};
    private final boolean continued;
    private long lastPage;
    private boolean progress;

    /**
     * @param startedAt "now" for the stream's slices
     * @param rows what earlier runs have left; empty for a reading from the start
     * @param turn the sink's
     */
    StreamBookmark(
            String stream,
            Instant startedAt,
            List<ContinuationRow> rows,
            BooleanSupplier stop,
            UnaryOperator<String> masking,
            ReentrantLock turn) {
        this.stream = requireNonNull(stream, "stream is null");
        this.startedAt = requireNonNull(startedAt, "startedAt is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.masking = requireNonNull(masking, "masking is null");
        this.turn = requireNonNull(turn, "turn is null");
        this.continued = !rows.isEmpty();
        for (ContinuationRow row : rows) {
            if (row.part().equals(ContinuationRow.SLICE)) {
                known.put(row.number(), MarkJson.sliceMark(row.content()));
                lastPage = Math.max(lastPage, row.page());
            } else if (row.part().startsWith(ContinuationRow.PARENT)) {
                String path = row.part().substring(ContinuationRow.PARENT.length());
                knownParents
                        .computeIfAbsent(path, anyPath -> new HashMap<>())
                        .computeIfAbsent(row.number(), anyNumber -> new ArrayList<>())
                        .add(MarkJson.parentPage(row.content()));
                parentPages.computeIfAbsent(path, anyPath -> new HashMap<>()).merge(row.number(), 1L, Long::sum);
            }
        }
    }

    /** What is to be done when a page is whole; in the sink's turn. */
    void onPageEnd(Runnable action) {
        pageEnd = action;
    }

    /** Whether no page is half said. */
    boolean whole() {
        return openPages.isEmpty();
    }

    /** Whether anything is to be kept since the last checkpoint. */
    boolean hasNews() {
        return !slices.isEmpty() || !parents.isEmpty();
    }

    /** Whether a page has come to its end in this run. */
    boolean hasProgress() {
        return progress;
    }

    /** What is to be kept since the last checkpoint; then it counts as kept. */
    List<ContinuationRow> takeNews() {
        List<ContinuationRow> news = new ArrayList<>(parents);
        news.addAll(slices.values());
        parents.clear();
        slices.clear();
        return news;
    }

    @Override
    public boolean kept() {
        return true;
    }

    @Override
    public boolean stopped() {
        return stop.getAsBoolean();
    }

    @Override
    public Optional<Instant> now() {
        return Optional.of(startedAt);
    }

    @Override
    public Optional<Instant> begun() {
        return continued ? now() : Optional.empty();
    }

    @Override
    public Optional<SliceMark> slice(long number, StreamSlice slice) {
        turn.lock();
        try {
            return Optional.ofNullable(known.get(number))
                    .filter(mark -> text(mark.slice()).equals(text(slice)));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void pageBegins(long number) {
        turn.lock();
        try {
            openPages.add(number);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void pageEnds(long number, SliceMark mark) {
        turn.lock();
        try {
            Map<String, Object> content = MarkJson.write(mark);
            if (!mark.done() && hasSecret(content)) {
                return; // the page stays open for who commits: what comes before it would be read again
            }
            progress = true;
            openPages.remove(number);
            slices.put(number, new ContinuationRow(stream, ContinuationRow.SLICE, number, ++lastPage, content));
            pageEnd.run();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<ParentPage> parentPages(String parent, long number) {
        turn.lock();
        try {
            return List.copyOf(knownParents.getOrDefault(parent, Map.of()).getOrDefault(number, List.of()));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void parentPage(String parent, long number, ParentPage page) {
        turn.lock();
        try {
            Map<String, Object> content = MarkJson.write(page);
            String slice = parent + " " + number;
            if (cutParents.contains(slice) || hasSecret(content)) {
                cutParents.add(slice); // pages behind a gap would be of no use
                return;
            }
            progress = true;
            long index = parentPages
                    .computeIfAbsent(parent, anyPath -> new HashMap<>())
                    .merge(number, 1L, Long::sum);
            parents.add(new ContinuationRow(stream, ContinuationRow.PARENT + parent, number, index, content));
        } finally {
            turn.unlock();
        }
    }

    private boolean hasSecret(Map<String, Object> content) {
        String text = JsonWriter.COMPACT.write(content);
        return !masking.apply(text).equals(text);
    }

    private static String text(StreamSlice slice) {
        return JsonWriter.COMPACT.write(List.of(slice.partition(), slice.cursorSlice()));
    }
}
