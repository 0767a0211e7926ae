package dev.pintail.source.bookmark;

import dev.pintail.source.slice.StreamSlice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the reading of one stream has come: told by the source, kept by somebody else, and given back when the reading goes on
 * in another process.
 *
 * <p>A reading that goes on is the same reading: with the state it started from, and the time it started at for "now". So it comes
 * upon the same slices in the same order. Those that were read are not read again; what the cursor saw in them is told to it
 * again. So the state in the end is that of a reading in one go, and the state in between stays the reference's.
 *
 * <p>Thread-safe: slices are read at the same time. Everything about one slice is told by one thread at a time.
 */
public interface Bookmark {
    /** Remembers nothing. */
    Bookmark NONE = new Bookmark() {};

    /** Whether anything is kept; if not, nothing needs to be told. */
    default boolean kept() {
        return false;
    }

    /** Whether no further page shall be asked for. */
    default boolean stopped() {
        return false;
    }

    /** What "now" is for the stream's slices; empty for the clock's time. */
    default Optional<Instant> now() {
        return Optional.empty();
    }

    /** When the reading began that goes on now; empty if it begins now. */
    default Optional<Instant> begun() {
        return Optional.empty();
    }

    /** How far a slice was read before; empty if not a page of it was. */
    default Optional<SliceMark> slice(long number, StreamSlice slice) {
        return Optional.empty();
    }

    /** A page of this slice is about to be said: until its end is told, its records are not whole. */
    default void pageBegins(long number) {}

    /** All records of a page have been said, and the cursor has observed them. */
    default void pageEnds(long number, SliceMark mark) {}

    /**
     * The pages of a parent that were read before, of one of its slices and in order.
     *
     * @param parent names of the streams on the way to it, for example {@code orders/customers}
     */
    default List<ParentPage> parentPages(String parent, long number) {
        return List.of();
    }

    /** A page of a parent has been read. */
    default void parentPage(String parent, long number, ParentPage page) {}
}
