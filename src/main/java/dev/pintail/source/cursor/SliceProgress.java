package dev.pintail.source.cursor;

import dev.pintail.source.slice.StreamSlice;
import java.util.Map;

/** How far one reading of one slice has come, apart from the cursor's state. Belongs to one thread. */
public interface SliceProgress {
    /** Tells that a record of the slice was read. */
    void observe(Map<String, Object> record);

    /** The slice from the greatest cursor value seen to its end; the slice itself when none was seen. */
    StreamSlice rest(StreamSlice slice);
}
