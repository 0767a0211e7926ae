package dev.pintail.source.retrieve;

import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The names of properties that an endpoint of the API gives; asked for once. Thread-safe. */
final class PropertyEndpoint implements Supplier<List<String>> {
    private final PathTemplate path;
    private final Retriever retriever;
    private List<String> names;

    PropertyEndpoint(PathTemplate path, Retriever retriever) {
        this.path = path;
        this.retriever = retriever;
    }

    /** A record without the name counts as {@code []}, as in the reference. */
    @Override
    public synchronized List<String> get() {
        if (names == null) {
            List<String> read = new ArrayList<>();
            retriever
                    .read(StreamSlice.EMPTY)
                    .forEachRemaining(page -> page.forEach(
                            record -> read.add(Str.of(path.resolved().get(record, List.of())))));
            names = List.copyOf(read);
        }
        return names;
    }
}
