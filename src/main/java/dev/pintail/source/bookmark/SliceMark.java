package dev.pintail.source.bookmark;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.slice.StreamSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a slice has been read.
 *
 * @param slice the slice itself: a mark is of use only for the slice that it was made for
 * @param next where it goes on; empty when it has been read to its end
 * @param seen what the cursor saw in it, as records of which only the cursor's field is left
 */
public record SliceMark(StreamSlice slice, Optional<SlicePosition> next, List<Map<String, Object>> seen) {
    public SliceMark {
        requireNonNull(slice, "slice is null");
        requireNonNull(next, "next is null");
        seen = List.copyOf(seen);
    }

    /** Whether nothing of it is left. */
    public boolean done() {
        return next.isEmpty();
    }

    /** Whether it was made for this slice. */
    public boolean isOf(StreamSlice other) {
        return slice.partition().equals(other.partition())
                && slice.cursorSlice().equals(other.cursorSlice());
    }
}
