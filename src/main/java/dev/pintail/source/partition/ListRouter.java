package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Truth;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partition for each value of a list, repeated ones included.
 *
 * @param field the value's name in the partition
 * @param values may contain null
 * @param option where requests have the value; a value that Python takes for false is not sent
 */
record ListRouter(String field, List<Object> values, Optional<InjectedOption> option) implements PartitionRouter {
    ListRouter {
        requireNonNull(field, "field is null");
        values = Collections.unmodifiableList(values);
        requireNonNull(option, "option is null");
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return values.stream()
                .map(value -> StreamSlice.ofPartition(Collections.singletonMap(field, value)))
                .iterator();
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        Object value = slice.values().get(field);
        return option.filter(any -> Truth.of(value))
                .map(injected -> injected.with(value))
                .orElse(RequestOptions.NONE);
    }
}
