package dev.pintail.source.read;

import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.bookmark.SliceMark;
import dev.pintail.source.bookmark.SlicePosition;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.retrieve.PageWatch;
import dev.pintail.source.slice.StreamSlice;
import java.util.Optional;

/** Keeps the bookmark of one slice while it is read. Belongs to the thread that reads it. */
final class SliceReading implements PageWatch {
    private final Bookmark bookmark;
    private final long number;
    private final StreamSlice slice;
    private final StreamCursor cursor;
    private Optional<SlicePosition> start = Optional.empty();
    private boolean inPage;
    private SliceMark ended;

    SliceReading(Bookmark bookmark, long number, StreamSlice slice, StreamCursor cursor) {
        this.bookmark = bookmark;
        this.number = number;
        this.slice = slice;
        this.cursor = cursor;
    }

    /** Goes on where an earlier reading stopped, if there was one. */
    PageWatch resumed() {
        bookmark.slice(number, slice).ifPresent(mark -> {
            start = mark.next();
            mark.seen().forEach(record -> cursor.observe(slice, record));
        });
        return this;
    }

    /** Records of the page are about to be said. */
    void says() {
        if (!inPage && bookmark.kept()) {
            inPage = true;
            bookmark.pageBegins(number);
        }
    }

    /** Whether records of a page have been said that is not at its end. */
    boolean inPage() {
        return inPage;
    }

    @Override
    public Optional<SlicePosition> start() {
        return start;
    }

    @Override
    public void pageEnds(Optional<SlicePosition> next) {
        inPage = false;
        ended = new SliceMark(slice, next, cursor.seen(slice));
    }

    /** Tells of a page that has ended; whoever hears it may fail for reasons that are not the stream's. */
    void tellsEnd() {
        if (ended != null) {
            SliceMark mark = ended;
            ended = null;
            bookmark.pageEnds(number, mark);
        }
    }
}
