package dev.pintail.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the fields of a text's records are: for each its key, and where its value begins and ends. Filled by one thread, then only
 * read.
 */
final class JsonTape {
    private static final int WIDTH = 3;

    private final byte[] utf8;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] numbersAndPlaces;
    private int size;

    JsonTape(byte[] utf8) {
        this.utf8 = utf8;
        numbersAndPlaces = new int[16 + utf8.length / 8];
    }

    byte[] utf8() {
        return utf8;
    }

    /** The keys of all records; their places are their numbers. */
    List<String> keys() {
        return keys;
    }

    /** The number of a key; -1 if no record has it. */
    int number(Object key) {
        Integer number = numbers.get(key);
        return number == null ? -1 : number;
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

    /** @param plain whether the value is its text, see {@link ScannedObject#isPlain} */
    void add(int key, int from, int to, boolean plain) {
        int at = size * WIDTH;
        if (at + WIDTH > numbersAndPlaces.length) {
            numbersAndPlaces = Arrays.copyOf(numbersAndPlaces, numbersAndPlaces.length * 2);
        }
        numbersAndPlaces[at] = key;
        numbersAndPlaces[at + 1] = from;
        numbersAndPlaces[at + 2] = plain ? to : -to;
        size++;
    }

    int key(int field) {
        return numbersAndPlaces[field * WIDTH];
    }

    int from(int field) {
        return numbersAndPlaces[field * WIDTH + 1];
    }

    int to(int field) {
        return Math.abs(numbersAndPlaces[field * WIDTH + 2]);
    }

    boolean isPlain(int field) {
        return numbersAndPlaces[field * WIDTH + 2] > 0;
    }
}
