package dev.pintail.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the fields of a text's records are: where each value begins and ends, and the keys of each record, which it shares with
 * the record before if they are the same. Filled by one thread, then only read.
 */
final class JsonTape {
    /** No key's number. */
    static final int NONE = -1;

    private final byte[] utf8;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Where a value begins, and in the lower half its end, see {@link JsonTokens}. */
    private long[] spans = new long[64];

    private int size;
    private int[] shapes = new int[64];
    private int shape = 1;
    private int shapesEnd = 1;

    JsonTape(byte[] utf8) {
        this.utf8 = utf8;
    }

    byte[] utf8() {
        return utf8;
    }

    /** The keys of all records; their places are their numbers. */
    List<String> keys() {
        return keys;
    }

    /** The number of a key; NONE if no record has it. */
    int number(Object key) {
        Integer number = numbers.get(key);
        return number == null ? NONE : number;
    }

    /** The number of a key, a new one if it has none yet. */
    int numberOrNew(String key) {
        Integer number = numbers.putIfAbsent(key, keys.size());
        if (number == null) {
            keys.add(key);
            return keys.size() - 1;
        }
        return number;
    }

    /** How many fields there are. */
    int size() {
        return size;
    }

    /** Adds a field to the record that is not ended yet. */
    void add(int key, int from, int end) {
        if (size == spans.length) {
            // As if the text went on like this.
            long expected = size * (long) utf8.length / from;
            spans = Arrays.copyOf(spans, (int) Math.max(expected + expected / 16, size + size / 2));
        }
        if (shapesEnd == shapes.length) {
            shapes = Arrays.copyOf(shapes, shapesEnd * 2);
        }
        spans[size++] = ((long) from << Integer.SIZE) | (end & 0xFFFF_FFFFL);
        shapes[shapesEnd++] = key;
    }

    /** Ends a record of so many fields; gives the place of its keys. */
    int end(int count) {
        if (count == 0) {
            return 0; // which is nobody else's
        }
        int from = shapesEnd - count;
        if (Arrays.equals(shapes, shape, from, shapes, from, shapesEnd)) {
            shapesEnd = from;
        } else {
            shape = from;
        }
        return shape;
    }

    /** The number of a key at a place. */
    int key(int at) {
        return shapes[at];
    }

    int from(int field) {
        return (int) (spans[field] >>> Integer.SIZE);
    }

    int to(int field) {
        return Math.abs((int) spans[field]);
    }

    boolean isPlain(int field) {
        return (int) spans[field] > 0;
    }
}
