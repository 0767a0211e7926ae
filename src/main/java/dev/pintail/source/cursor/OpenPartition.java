package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A partition between its first slice being taken and its last one being closed.
 *
 * <p>{@link #seen} may be used by the threads that read its slices; everything else is guarded by the cursor's lock.
 */
final class OpenPartition {
    private final long number;
    private final CursorRange<OffsetDateTime> range;
    private final DatetimeFormats formats;
    private final Map<Map<String, Object>, SeenInSlice> seen = new ConcurrentHashMap<>();
    private int openSlices;
    private boolean allTaken;

    OpenPartition(long number, CursorRange<OffsetDateTime> range, DatetimeFormats formats) {
        this.number = number;
        this.range = range;
        this.formats = formats;
    }

    long number() {
        return number;
    }

    CursorRange<OffsetDateTime> range() {
        return range;
    }

    SeenInSlice seen(Map<String, Object> cursorSlice) {
        return seen.computeIfAbsent(cursorSlice, slice -> new SeenInSlice(formats));
    }

    void opened(boolean last) {
        openSlices++;
        allTaken = last;
    }

    /** What was seen in the slice, which is no longer open. */
    SeenInSlice closed(Map<String, Object> cursorSlice) {
        openSlices--;
        SeenInSlice inSlice = seen.remove(cursorSlice);
        return inSlice == null ? new SeenInSlice(formats) : inSlice;
    }

    /** Whether slices have been taken that are not closed. */
    boolean reading() {
        return openSlices > 0;
    }

    boolean finished() {
        return allTaken && openSlices == 0;
    }
}
