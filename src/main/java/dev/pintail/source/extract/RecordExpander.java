package dev.pintail.source.extract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a record of each item of the lists at a path inside a record.
 *
 * <p>What the new records get from the old one: its own fields underneath theirs ({@code merge_parent}), named values ({@code
 * parent_fields}) on top, and the whole of it as {@code original_record}. All of that is copied for each of them. An item that is no object becomes
 * {@code {"value": item}} if it is to carry any of this, and stays what it is otherwise.
 *
 * @param path where the lists are; what matches without being a list is left alone
 * @param emitParent whether a record without any item is a record itself
 * @param truncation what to do about a list that the API has cut; null if it never does
 */
public record RecordExpander(
        PathTemplate path,
        boolean remainOriginalRecord,
        List<ParentField> parentFields,
        boolean mergeParent,
        boolean emitParent,
        TruncatedList truncation) {

    public RecordExpander {
        requireNonNull(path, "path is null");
        parentFields = List.copyOf(parentFields);
    }

    /** The records in a record; the value itself if it is no object. */
    Iterator<Object> expand(Object value) {
        if (!(value instanceof Map<?, ?> record) || path.isEmpty()) {
            return Collections.singleton(value).iterator();
        }
        @SuppressWarnings("unchecked") // objects of the value model have text keys
        Map<String, Object> parent = (Map<String, Object>) record;
        if (truncation == null || !truncation.isTruncated(parent)) {
            return embedded(parent);
        }
        return truncation.complete(parent, this::embedded, item -> withParent(parent, item));
    }

    private Iterator<Object> embedded(Map<String, Object> parent) {
        List<Object> items = new ArrayList<>();
        for (Object found : path.resolved().values(parent)) {
            if (found instanceof List<?> list) {
                items.addAll(list);
            }
        }
        if (items.isEmpty() && emitParent) {
            return Collections.<Object>singleton(parent).iterator();
        }
        return new Flattened<>(
                items.iterator(),
                item -> Collections.singleton(withParent(parent, item)).iterator());
    }

    private Object withParent(Map<String, Object> parent, Object item) {
        boolean carries = remainOriginalRecord || mergeParent || !parentFields.isEmpty();
        if (!(item instanceof Map) && !carries) {
            return item;
        }
        Map<String, Object> child = new LinkedHashMap<>();
        if (mergeParent) {
            Map<?, ?> base = (Map<?, ?>) path.resolved().copyWithout(parent, List.class::isInstance);
            base.forEach((key, value) -> child.put((String) key, value));
        }
        if (item instanceof Map<?, ?> object) {
            object.forEach((key, value) -> child.put((String) key, value));
        } else {
            child.put("value", item);
        }
        parentFields.forEach(field -> field.copy(parent, child));
        if (remainOriginalRecord) {
            child.put("original_record", DeepCopy.of(parent));
        }
        return child;
    }
}
