package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Several partitions of another router as one, whose values are lists, for APIs that take many ids in one request.
 *
 * <p>The state is that of the other router when the newest group was complete.
 */
final class GroupingRouter implements PartitionRouter {
    private final PartitionRouter router;
    private final int groupSize;
    private final boolean deduplicate;
    private volatile Optional<Map<String, Object>> state = Optional.of(Map.of());

    /**
     * @param groupSize at least 1; the last group may be smaller
     * @param deduplicate whether a value counts only the first time, in whichever group that was
     */
    GroupingRouter(PartitionRouter router, int groupSize, boolean deduplicate) {
        this.router = requireNonNull(router, "router is null");
        this.groupSize = groupSize;
        this.deduplicate = deduplicate;
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return new Groups();
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return state;
    }

    /** Members' options cannot be injected, and a router that has some is refused. */
    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return RequestOptions.NONE;
    }

    private final class Groups implements Iterator<StreamSlice> {
        private final SeenValues seen = new SeenValues();
        private Iterator<StreamSlice> members;
        private StreamSlice next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                members = members == null ? router.partitions() : members;
                next = nextGroup();
            }
            return next != null;
        }

        @Override
        public StreamSlice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StreamSlice group = next;
            next = null;
            return group;
        }

        private StreamSlice nextGroup() {
            List<StreamSlice> group = new ArrayList<>();
            while (group.size() < groupSize && members.hasNext()) {
                StreamSlice member = members.next();
                Object value = onlyValue(member.partition());
                if (!deduplicate || seen.add(value)) {
                    group.add(member);
                }
            }
            state = router.state();
            return group.isEmpty() ? null : join(group);
        }
    }

    private static Object onlyValue(Map<String, Object> partition) {
        List<String> fields = partition.keySet().stream()
                .filter(field -> !field.equals(Parent.PARENT_SLICE))
                .toList();
        if (fields.size() != 1) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "A GroupingPartitionRouter needs partitions with one field, not " + fields,
                    "Let the underlying router make partitions of one field.");
        }
        return partition.get(fields.getFirst());
    }

    private static StreamSlice join(List<StreamSlice> group) {
        Set<String> extraFields = new LinkedHashSet<>();
        group.forEach(member -> extraFields.addAll(member.extraFields().keySet()));
        Map<String, Object> partition = new LinkedHashMap<>();
        for (String field : group.getFirst().partition().keySet()) {
            partition.put(field, values(group, member -> member.partition().get(field)));
        }
        Map<String, Object> extra = new LinkedHashMap<>();
        for (String field : extraFields) {
            extra.put(field, values(group, member -> member.extraFields().get(field)));
        }
        return new StreamSlice(partition, Map.of(), extra);
    }

    private static List<Object> values(List<StreamSlice> group, Function<StreamSlice, Object> value) {
        return group.stream().map(value).toList();
    }
}
