package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The names of the properties that a stream's requests ask for, in chunks of which each has a request of its own
 * (cdk-semantics 5.6).
 *
 * @param names all of them, asked for once a page
 * @param alwaysInclude in each chunk, not counted
 * @param selected the names that the configured catalog has; null for no selection
 * @param chunking null: all names in one request
 */
public record QueryProperties(
        Supplier<List<String>> names, List<String> alwaysInclude, Set<String> selected, PropertyChunking chunking) {
    public QueryProperties {
        requireNonNull(names, "names is null");
        alwaysInclude = List.copyOf(alwaysInclude);
    }

    /** The chunks; never none. */
    List<List<String>> chunks() {
        if (chunking != null && chunking.limit() != null) {
            return limited(chunking.limit());
        }
        List<String> all = new ArrayList<>();
        if (chunking != null) {
            // Without a limit the reference selects nothing and puts the names that are always there at the end.
            all.addAll(names.get());
            all.addAll(alwaysInclude);
        } else {
            all.addAll(alwaysInclude);
            names.get().stream().filter(this::isSelected).forEach(all::add);
        }
        return List.of(all);
    }

    private List<List<String>> limited(long limit) {
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>(alwaysInclude);
        long size = 0;
        for (String name : names.get()) {
            if (!isSelected(name)) {
                continue;
            }
            long added = chunking.size(name);
            if (size + added > limit) {
                chunks.add(chunk);
                chunk = new ArrayList<>(alwaysInclude);
                size = 0;
            }
            chunk.add(name);
            size += added;
        }
        chunks.add(chunk);
        return chunks;
    }

    private boolean isSelected(String name) {
        return selected == null || selected.contains(name);
    }
}
