package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Truth;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A partition for each value of a list, repeated ones included.
 *
 * @param field the value's name in the partition
 * @param values a list, which may contain null; a text is taken apart into its characters and an object into its keys, as Python
 *     does when it iterates
 * @param option where requests have the value; a value that Python takes for false is not sent
 */
record ListRouter(String field, Object values, Optional<OptionPlace> option) implements PartitionRouter {
    ListRouter {
        requireNonNull(field, "field is null");
        requireNonNull(option, "option is null");
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return items().stream()
                .map(value -> StreamSlice.ofPartition(Collections.singletonMap(field, value)))
                .iterator();
    }

    private Collection<?> items() {
        return switch (values) {
            case Collection<?> items -> items;
            case Map<?, ?> object -> object.keySet();
            case String text -> text.codePoints().mapToObj(Character::toString).toList();
            case null, default ->
                throw new SourceException(
                        ErrorCode.SOURCE_FAILED,
                        "The values of the ListPartitionRouter for " + field + " are no list",
                        "Let the template of values give a list.");
        };
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
