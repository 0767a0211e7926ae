package dev.pintail.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader.WideIntegers;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object whose values are read when somebody wants them: until then it is its text, and where the fields are in it.
 *
 * <p>To everybody a map like any other, which may also be changed. Who can do with the text alone, as the warehouse can, asks
 * {@link #isUnread} and takes the fields by number; there may be two with the same key, and then the last one counts. As
 * thread-safe as other maps: to read is safe while nobody changes it.
 */
public final class ScannedObject extends AbstractMap<String, Object> {
    private final JsonTape tape;
    private final int first;
    private final int count;
    private final int shape;
    private volatile Map<String, Object> read;

    ScannedObject(JsonTape tape, int first) {
        this.tape = tape;
        this.first = first;
        this.count = tape.size() - first;
        this.shape = tape.end(count);
    }

    /** Whether it is still what its text says, for certain. */
    public boolean isUnread() {
        return read == null;
    }

    /** The text that this object is a part of, in UTF-8; not a copy. */
    public byte[] utf8() {
        return tape.utf8();
    }

    /** The keys of all objects of the text, the same list for each. */
    public List<String> keys() {
        return tape.keys();
    }

    /** How many fields it has, those with the same key counted apart. */
    public int fields() {
        return count;
    }

    /** The place of a field's key in {@link #keys}. */
    public int key(int field) {
        return tape.key(shape + field);
    }

    /** The same number for two objects of one text only if they have the same keys in the same order. */
    public int shape() {
        return shape;
    }

    /** Where a field's value begins in the text. */
    public int from(int field) {
        return tape.from(first + field);
    }

    /** Where a field's value ends in the text, exclusive. */
    public int to(int field) {
        return tape.to(first + field);
    }

    /**
     * Whether a field's value is its text: a string without escapes, a number of at most 18 digits and without exponent,
     * {@code true}, {@code false} or {@code null}.
     */
    public boolean isPlain(int field) {
        return tape.isPlain(first + field);
    }

    /** The value of a field, read anew. */
    public Object value(int field) {
        return value(utf8(), from(field), to(field), isPlain(field));
    }

    /** The value of a part of a text; if it is not plain, by the reader of all values. */
    static Object value(byte[] utf8, int from, int to, boolean plain) {
        if (!plain) {
            return JsonReader.read(utf8, from, to, WideIntegers.FLOATING);
        }
        return switch (utf8[from]) {
            case '"' -> new String(utf8, from + 1, to - from - 2, UTF_8);
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> null;
            default -> number(utf8, from, to);
        };
    }

    private static Number number(byte[] utf8, int from, int to) {
        boolean negative = utf8[from] == '-';
        long value = 0;
        for (int at = negative ? from + 1 : from; at < to; at++) {
            if (utf8[at] == '.') {
                return JsonReader.floating(new String(utf8, from, to - from, UTF_8));
            }
            value = value * 10 + utf8[at] - '0';
        }
        return negative ? -value : value;
    }

    private Map<String, Object> read() {
        Map<String, Object> known = read;
        if (known == null) {
            known = LinkedHashMap.newLinkedHashMap(count);
            for (int field = 0; field < count; field++) {
                known.put(tape.keys().get(key(field)), value(field));
            }
            read = known;
        }
        return known;
    }

    /** Values that can be changed are read with all others: a change must not be lost. */
    @Override
    public Object get(Object key) {
        if (read == null) {
            int field = last(key);
            if (field < 0) {
                return null;
            }
            byte begin = utf8()[from(field)];
            if (begin != '{' && begin != '[') {
                return value(field);
            }
        }
        return read().get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return read == null ? last(key) >= 0 : read().containsKey(key);
    }

    private int last(Object key) {
        int number = tape.number(key);
        int field = number < 0 ? -1 : count - 1;
        while (field >= 0 && key(field) != number) {
            field--;
        }
        return field;
    }

    @Override
    public boolean isEmpty() {
        return read == null ? count == 0 : read().isEmpty();
    }

    @Override
    public int size() {
        return read().size();
    }

    @Override
    public Object put(String key, Object value) {
        return read().put(key, value);
    }

    @Override
    public Object remove(Object key) {
        return read().remove(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return read().entrySet();
    }
}
