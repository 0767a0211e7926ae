package dev.pintail.source.dynamic;

import dev.pintail.manifest.component.Retriever;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads the records that templates are filled with. */
@FunctionalInterface
public interface ComponentRecords {
    /**
     * @param name the stream's name in logs and caches
     */
    Reading read(Retriever retriever, String name);

    /** One reading; nothing is requested before it is asked for. */
    interface Reading {
        Iterator<StreamSlice> slices();

        Iterator<List<Map<String, Object>>> pages(StreamSlice slice);
    }
}
