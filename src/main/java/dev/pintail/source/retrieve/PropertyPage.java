package dev.pintail.source.retrieve;

import dev.pintail.source.http.DecodedResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A page for which each chunk of property names has a request of its own.
 *
 * <p>With chunking, the parts of a record are merged and come when all requests were made; parts that cannot be merged come at once. The last
 * answer is the one that counts for paging, as in the reference.
 */
final class PropertyPage implements PageReading {
    private final Iterator<AnswerPage> answers;
    private final PropertyChunking chunking;
    private final Map<String, Map<String, Object>> merged = new LinkedHashMap<>();
    private AnswerPage answer;
    private List<Map<String, Object>> chunk = List.of();
    private boolean mergedOut;

    /**
     * @param answers one for each chunk; each sends its request when its records are asked for
     * @param chunking null: the records of the only answer are whole
     */
    PropertyPage(Iterator<AnswerPage> answers, PropertyChunking chunking) {
        this.answers = answers;
        this.chunking = chunking;
        answer = answers.next();
    }

    @Override
    public boolean hasNext() {
        while (chunk.isEmpty()) {
            if (answer.hasNext()) {
                chunk = chunking == null ? answer.next() : unmergeable(answer.next());
            } else if (answers.hasNext()) {
                answer.close();
                answer = answers.next();
            } else if (!mergedOut) {
                mergedOut = true;
                chunk = new ArrayList<>(merged.values());
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, Object>> next = chunk;
        chunk = List.of();
        return next;
    }

    @Override
    public DecodedResponse response() {
        return answer.response();
    }

    @Override
    public long extracted() {
        return answer.extracted();
    }

    @Override
    public void close() {
        answer.close();
    }

    private List<Map<String, Object>> unmergeable(List<Map<String, Object>> parts) {
        List<Map<String, Object>> whole = new ArrayList<>();
        for (Map<String, Object> part : parts) {
            String key = chunking.mergeKey(part);
            if (key == null) {
                whole.add(part);
            } else {
                PropertyChunking.merge(merged.computeIfAbsent(key, absent -> PropertyChunking.empty()), part);
            }
        }
        return whole;
    }
}
