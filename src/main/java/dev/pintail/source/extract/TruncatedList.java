package dev.pintail.source.extract;

import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Truth;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A list inside a record that the API has cut, says so beside it, and gives in full at another endpoint.
 *
 * <p>Without that endpoint, or when it gives nothing, the items that are there are taken. What is missing then is told once for a
 * stream.
 *
 * @param indicator the field that is true when the list is cut; a {@code total_count} beside it says how long it should be
 * @param retriever reads the full list; its templates see the record as {@code stream_slice['parent_record']}; null for none
 */
public record TruncatedList(
        DocumentPath indicator,
        DocumentPath totalCount,
        Function<StreamSlice, Iterator<List<Map<String, Object>>>> retriever,
        MessageSink messages,
        AtomicBoolean warned) {

    boolean isTruncated(Map<String, Object> record) {
        return Truth.of(indicator.get(record, false));
    }

    /**
     * The items of the full list.
     *
     * @param embedded gives the items that are in the record
     * @param finish makes a record of an item
     */
    Iterator<Object> complete(
            Map<String, Object> record,
            Function<Map<String, Object>, Iterator<Object>> embedded,
            Function<Object, Object> finish) {
        if (retriever == null) {
            warn("A nested list is truncated (" + indicator
                    + ") and there is no `truncated_list_retriever`: items are missing.");
            return embedded.apply(record);
        }
        Iterator<Object> fetched = new Flattened<>(
                retriever.apply(StreamSlice.ofPartition(Map.of("parent_record", record))),
                page -> new Flattened<>(
                        page.iterator(), item -> List.of(finish.apply(item)).iterator()));
        return new Iterator<>() {
            private long count;
            private Iterator<Object> rest = fetched;
            private boolean wholeListRead;

            @Override
            public boolean hasNext() {
                if (rest.hasNext()) {
                    return true;
                }
                if (wholeListRead) {
                    return false;
                }
                wholeListRead = true;
                warnIfShort(record, count);
                rest = count == 0 ? embedded.apply(record) : List.of().iterator();
                return rest.hasNext();
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                count++;
                return rest.next();
            }
        };
    }

    private void warnIfShort(Map<String, Object> record, long fetched) {
        if (totalCount.get(record, null) instanceof Long total && fetched < total) {
            warn("The `truncated_list_retriever` returned " + fetched + " record(s) but `total_count` reports " + total
                    + ": the fetched list is incomplete.");
        }
    }

    private void warn(String text) {
        if (warned.compareAndSet(false, true)) {
            messages.accept(new Message.Log(Message.Log.Level.WARN, text + " This warning is given once per stream."));
        }
    }
}
