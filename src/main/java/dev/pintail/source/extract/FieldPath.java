package dev.pintail.source.extract;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a value is put into an object, nested as deep as its segments say ({@code dpath.new}).
 *
 * <p>What is missing on the way is created: a list if the next segment is decimal, else an object. Lists grow with nulls. Globs mean
 * nothing here. Immutable and thread-safe.
 *
 * @param segments never empty
 */
public record FieldPath(List<String> segments) {
    /** A list that a record asks for by its largest index; Python would run out of memory a little later. */
    private static final int MAX_LIST_SIZE = 10_000_000;

    public FieldPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("segments is empty");
        }
    }

    /**
     * Puts the value in; what was there is replaced.
     *
     * @throws SourceException if the path runs through a value that is neither object nor list, or a segment is no index of
     *     the list it meets
     */
    public void put(Map<String, Object> object, Object value) {
        requireNonNull(object, "object is null");
        Object node = object;
        for (int i = 0; i < segments.size() - 1; i++) {
            Object child = child(node, segments.get(i));
            if (child == null && isAbsent(node, segments.get(i))) {
                child = isDecimal(segments.get(i + 1)) ? new ArrayList<>() : new LinkedHashMap<>();
                putChild(node, segments.get(i), child);
            }
            if (Children.isLeaf(child)) {
                throw failure("segment %d of the path %s is no object".formatted(i, segments));
            }
            node = child;
        }
        putChild(node, segments.getLast(), value);
    }

    private Object child(Object node, String segment) {
        if (node instanceof Map<?, ?> object) {
            return object.get(segment);
        }
        List<?> list = (List<?>) node;
        int index = index(segment);
        return index < list.size() ? list.get(index) : null;
    }

    private boolean isAbsent(Object node, String segment) {
        return node instanceof Map<?, ?> object
                ? !object.containsKey(segment)
                : index(segment) >= ((List<?>) node).size();
    }

    @SuppressWarnings("unchecked")
    private void putChild(Object node, String segment, Object value) {
        if (node instanceof Map<?, ?> object) {
            ((Map<String, Object>) object).put(segment, value);
            return;
        }
        List<Object> list = (List<Object>) node;
        int index = index(segment);
        while (list.size() <= index) {
            list.add(null);
        }
        list.set(index, value);
    }

    private int index(String segment) {
        if (!isDecimal(segment)) {
            throw failure("segment %s of the path %s is no index of a list".formatted(segment, segments));
        }
        BigInteger index = new BigInteger(segment);
        if (index.bitLength() >= Integer.SIZE || index.intValue() >= MAX_LIST_SIZE) {
            throw failure("index %s of the path %s is too large".formatted(segment, segments));
        }
        return index.intValue();
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
    }

    private static SourceException failure(String problem) {
        return new SourceException(ErrorCode.SOURCE_FAILED, "A field cannot be added: " + problem, "");
    }
}
