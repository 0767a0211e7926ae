package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * All combinations of other routers' partitions, the last router's varying fastest. The partitions of each router are kept in
 * memory. Where two routers use the same name, the first one's value counts. Parents' states are not kept.
 */
record ProductRouter(List<PartitionRouter> routers) implements PartitionRouter {
    ProductRouter {
        routers = List.copyOf(routers);
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return new Combinations(routers);
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        RequestOptions options = RequestOptions.NONE;
        for (PartitionRouter router : routers.reversed()) {
            options = OptionOverlay.over(options, router.options(slice, nextPageToken));
        }
        return options;
    }

    private static StreamSlice combine(List<StreamSlice> parts) {
        return new StreamSlice(
                firstWins(parts, StreamSlice::partition), Map.of(), firstWins(parts, StreamSlice::extraFields));
    }

    private static Map<String, Object> firstWins(
            List<StreamSlice> parts, Function<StreamSlice, Map<String, Object>> fields) {
        Map<String, Object> merged = new LinkedHashMap<>();
        parts.reversed().forEach(part -> merged.putAll(fields.apply(part)));
        return merged;
    }

    /** Counts through the lists like an odometer. */
    private static final class Combinations implements Iterator<StreamSlice> {
        private final List<PartitionRouter> routers;
        private List<List<StreamSlice>> choices;
        private int[] indexes;

        Combinations(List<PartitionRouter> routers) {
            this.routers = routers;
        }

        @Override
        public boolean hasNext() {
            if (choices == null) {
                choices = routers.stream().map(Combinations::all).toList();
                indexes = choices.stream().anyMatch(List::isEmpty) ? null : new int[choices.size()];
            }
            return indexes != null;
        }

        @Override
        public StreamSlice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<StreamSlice> parts = new ArrayList<>();
            for (int i = 0; i < indexes.length; i++) {
                parts.add(choices.get(i).get(indexes[i]));
            }
            turn();
            return combine(parts);
        }

        private void turn() {
            int wheel = indexes.length - 1;
            while (wheel >= 0 && ++indexes[wheel] == choices.get(wheel).size()) {
                indexes[wheel--] = 0;
            }
            if (wheel < 0) {
                indexes = null;
            }
        }

        private static List<StreamSlice> all(PartitionRouter router) {
            List<StreamSlice> partitions = new ArrayList<>();
            router.partitions().forEachRemaining(partitions::add);
            return partitions;
        }
    }
}
