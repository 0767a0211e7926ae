package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.slice.StreamSlice;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A parent stream, and how its records become partitions.
 *
 * @param key where the record has the partition's value
 * @param partitionField the value's name in the partition
 * @param extraFields what templates may see of the record besides, by name
 * @param firstPage where the record has the child's first page already ({@code lazy_read_pointer})
 * @param option where the child's requests have the value; a value that Python takes for false is not sent
 * @param incremental whether the child's state keeps the parent's ({@code incremental_dependency})
 */
record Parent(
        ParentStream stream,
        DocumentPath key,
        String partitionField,
        Map<String, DocumentPath> extraFields,
        Optional<DocumentPath> firstPage,
        Optional<OptionPlace> option,
        boolean incremental) {

    /** The key of the parent's own partition in a partition. */
    static final String PARENT_SLICE = "parent_slice";

    /** The extra field with the child's first page. */
    static final String CHILD_RESPONSE = "child_response";

    Parent {
        requireNonNull(stream, "stream is null");
        requireNonNull(key, "key is null");
        requireNonNull(partitionField, "partitionField is null");
        requireNonNull(firstPage, "firstPage is null");
        requireNonNull(option, "option is null");
    }

    /** The fields of a record that make its partition; empty if any may. */
    Optional<Set<String>> fields() {
        Set<String> fields = new HashSet<>();
        for (DocumentPath path : Stream.of(Stream.of(key), extraFields.values().stream(), firstPage.stream())
                .flatMap(paths -> paths)
                .toList()) {
            Optional<List<String>> keys = path.plainKeys();
            if (keys.isEmpty() || keys.get().isEmpty()) {
                return Optional.empty();
            }
            fields.add(keys.get().getFirst());
        }
        return Optional.of(fields);
    }

    /**
     * The partition that a record stands for; empty for a record without the key, or with null for it.
     *
     * @throws dev.pintail.error.SourceException if a path is a pattern and several values match
     */
    Optional<StreamSlice> partition(StreamSlice parentSlice, Map<String, Object> record) {
        Object value = key.get(record, null);
        if (value == null) {
            return Optional.empty();
        }
        Map<String, Object> partition = new LinkedHashMap<>();
        partition.put(partitionField, value);
        partition.put(PARENT_SLICE, parentSlice.partition());
        Map<String, Object> extra = new LinkedHashMap<>();
        firstPage.ifPresent(path -> extra.put(CHILD_RESPONSE, path.get(record, List.of())));
        extraFields.forEach((name, path) -> extra.put(name, path.get(record, null)));
        return Optional.of(new StreamSlice(partition, Map.of(), extra));
    }
}
