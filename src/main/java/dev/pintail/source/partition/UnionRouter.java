package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The partitions of several routers, one router after the other; a value that has occurred is skipped.
 *
 * <p>A partition has one field. What a router adds to it, such as {@code parent_slice}, becomes an extra field, so that the same
 * value is the same partition whichever router it comes from.
 */
record UnionRouter(String field, List<PartitionRouter> routers) implements PartitionRouter {
    UnionRouter {
        requireNonNull(field, "field is null");
        routers = List.copyOf(routers);
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return new Members();
    }

    /** All routers' parents; where two have the same parent, the later router's state counts. */
    @Override
    public Optional<Map<String, Object>> state() {
        Map<String, Object> merged = new LinkedHashMap<>();
        routers.forEach(router -> router.state().ifPresent(merged::putAll));
        return Optional.of(Collections.unmodifiableMap(merged));
    }

    /** Members' options cannot be injected, and a router that has some is refused. */
    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return RequestOptions.NONE;
    }

    private final class Members implements Iterator<StreamSlice> {
        private final SeenValues seen = new SeenValues();
        private final Iterator<PartitionRouter> left = routers.iterator();
        private Iterator<StreamSlice> members = Collections.emptyIterator();
        private StreamSlice next;

        @Override
        public boolean hasNext() {
            while (next == null && enterRouter()) {
                StreamSlice member = members.next();
                if (seen.add(value(member.partition()))) {
                    next = normalize(member);
                }
            }
            return next != null;
        }

        @Override
        public StreamSlice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StreamSlice member = next;
            next = null;
            return member;
        }

        private boolean enterRouter() {
            while (!members.hasNext()) {
                if (!left.hasNext()) {
                    return false;
                }
                members = left.next().partitions();
            }
            return true;
        }
    }

    private Object value(Map<String, Object> partition) {
        if (!partition.containsKey(field)) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "A router of a UnionPartitionRouter made a partition without the field \"" + field + "\"",
                    "Let all routers of the union make partitions with this field.");
        }
        return partition.get(field);
    }

    private StreamSlice normalize(StreamSlice member) {
        Map<String, Object> extra = new LinkedHashMap<>(member.extraFields());
        member.partition().forEach((name, value) -> {
            if (!name.equals(field)) {
                extra.put(name, value);
            }
        });
        return new StreamSlice(
                Collections.singletonMap(field, member.partition().get(field)), Map.of(), extra);
    }
}
