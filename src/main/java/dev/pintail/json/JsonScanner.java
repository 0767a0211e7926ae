package dev.pintail.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader.WideIntegers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON text of a page of records: the text is checked as a whole, and the objects in its lists become
 * {@link ScannedObject}s, whose values are read only if somebody wants them.
 *
 * <p>What it reads is what {@link JsonReader} reads, which it leaves every text to that is not plainly right: a wrong one, keys with
 * escapes, deep nesting, other encodings than UTF-8. For one text and one thread.
 */
public final class JsonScanner {
    private static final int DEEPEST = 100;
    private static final int PLAIN_DIGITS = 18;
    private static final int MOST_DIGITS = 1000;

    /** Bytes that stand for themselves in a string. */
    private static final boolean[] LITERAL = new boolean[256];

    static {
        Arrays.fill(LITERAL, ' ', 128, true);
        LITERAL['"'] = false;
        LITERAL['\\'] = false;
    }

    private final byte[] utf8;
    private final JsonTape tape;
    private int at;

    // Of the last record, where in the text its keys are, how long, and which; records of a page mostly have the same.
    private int[] keyPlaces = new int[64];
    private int[] keyLengths = new int[64];
    private int[] keyNumbers = new int[64];

    private JsonScanner(byte[] utf8) {
        this.utf8 = utf8;
        tape = new JsonTape(utf8);
    }

    /**
     * The value of one complete JSON text, with whole numbers beyond 64 bits as floating ones.
     *
     * @param utf8 must not change any more
     * @throws JsonSyntaxException as {@link JsonReader#read(byte[], WideIntegers)}
     */
    public static Object read(byte[] utf8) {
        try {
            return new JsonScanner(utf8).whole();
        } catch (NotPlain e) {
            return JsonReader.read(utf8, WideIntegers.FLOATING);
        }
    }

    private Object whole() throws NotPlain {
        skipSpace();
        Object value = value(0);
        skipSpace();
        return at == utf8.length ? value : notPlain();
    }

    /** A value that is in no record. */
    private Object value(int depth) throws NotPlain {
        if (depth > DEEPEST) {
            return notPlain();
        }
        int from = at;
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            default -> {
                boolean plain = skip(depth);
                yield ScannedObject.value(utf8, from, at, plain);
            }
        };
    }

    private Map<String, Object> object(int depth) throws NotPlain {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (!found('}')) {
            do {
                skipSpace();
                int from = at + 1;
                skipKey();
                String key = new String(utf8, from, at - 1 - from, UTF_8);
                skipColon();
                object.put(key, value(depth + 1));
                skipSpace();
            } while (found(','));
            expect('}');
        }
        return object;
    }

    private List<Object> list(int depth) throws NotPlain {
        List<Object> list = new ArrayList<>();
        at++;
        skipSpace();
        if (!found(']')) {
            do {
                skipSpace();
                int from = at;
                if (peek() == '{') {
                    list.add(record(depth + 1));
                } else {
                    boolean plain = skip(depth + 1);
                    list.add(ScannedObject.value(utf8, from, at, plain));
                }
                skipSpace();
            } while (found(','));
            expect(']');
        }
        return list;
    }

    private ScannedObject record(int depth) throws NotPlain {
        int first = tape.size();
        at++;
        skipSpace();
        if (!found('}')) {
            do {
                skipSpace();
                int key = key(tape.size() - first);
                skipColon();
                int from = at;
                boolean plain = skip(depth + 1);
                tape.add(key, from, at, plain);
                skipSpace();
            } while (found(','));
            expect('}');
        }
        return new ScannedObject(tape, first);
    }

    /** The number of the key that comes; usually the one that was at the same place of the last record. */
    private int key(int place) throws NotPlain {
        if (place == keyPlaces.length) {
            keyPlaces = Arrays.copyOf(keyPlaces, place * 2);
            keyNumbers = Arrays.copyOf(keyNumbers, place * 2);
            keyLengths = Arrays.copyOf(keyLengths, place * 2);
        }
        int from = at;
        int length = keyLengths[place];
        int before = keyPlaces[place];
        // With its quotation marks: no other key begins like this one.
        if (length > 0
                && from + length <= utf8.length
                && Arrays.equals(utf8, from, from + length, utf8, before, before + length)) {
            at += length;
            return keyNumbers[place];
        }
        skipKey();
        keyPlaces[place] = from;
        keyLengths[place] = at - from;
        keyNumbers[place] = tape.numberOrNew(new String(utf8, from + 1, at - from - 2, UTF_8));
        return keyNumbers[place];
    }

    private void skipKey() throws NotPlain {
        if (peek() != '"' || !skipString()) {
            notPlain();
        }
    }

    private void skipColon() throws NotPlain {
        skipSpace();
        expect(':');
        skipSpace();
    }

    /** Goes behind a value; whether it is plain. */
    private boolean skip(int depth) throws NotPlain {
        switch (peek()) {
            case '"' -> {
                return skipString();
            }
            case 't' -> expectWord("true");
            case 'f' -> expectWord("false");
            case 'n' -> expectWord("null");
            case '{' -> {
                skipNested(depth, '}');
                return false;
            }
            case '[' -> {
                skipNested(depth, ']');
                return false;
            }
            default -> {
                return skipNumber();
            }
        }
        return true;
    }

    private void skipNested(int depth, char end) throws NotPlain {
        if (depth > DEEPEST) {
            notPlain();
        }
        at++;
        skipSpace();
        if (!found(end)) {
            do {
                skipSpace();
                if (end == '}') {
                    skipKey();
                    skipColon();
                }
                skip(depth + 1);
                skipSpace();
            } while (found(','));
            expect(end);
        }
    }

    private boolean skipString() throws NotPlain {
        boolean plain = true;
        byte[] text = utf8;
        int next = at + 1;
        while (true) {
            while (next < text.length && LITERAL[text[next] & 255]) {
                next++;
            }
            at = next;
            byte stop = peek();
            if (stop == '"') {
                at++;
                return plain;
            }
            if (stop == '\\') {
                plain = false;
                next += escape();
            } else if (stop < 0) {
                next += wideCharacter();
            } else {
                notPlain();
            }
        }
    }

    /** The length of the escape that comes. */
    private int escape() throws NotPlain {
        return switch (peek(1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                for (int i = 2; i < 6; i++) {
                    if (Character.digit(peek(i), 16) < 0) {
                        notPlain();
                    }
                }
                yield 6;
            }
            default -> notPlainNumber();
        };
    }

    /** The length of the character that comes, in the one right form that UTF-8 has for it. */
    private int wideCharacter() throws NotPlain {
        int lead = peek() & 255;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int code = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = peek(i) & 255;
            if ((next & 0xC0) != 0x80) {
                notPlain();
            }
            code = (code << 6) | (next & 0x3F);
        }
        boolean right = switch (length) {
            case 2 -> lead >= 0xC2;
            case 3 -> code >= 0x800 && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE);
            default -> lead < 0xF5 && code >= 0x1_0000 && code <= Character.MAX_CODE_POINT;
        };
        if (!right) {
            notPlain();
        }
        return length;
    }

    private boolean skipNumber() throws NotPlain {
        int from = at;
        found('-');
        int digits = skipDigits();
        boolean plain = true;
        if (digits > 1 && utf8[at - digits] == '0') {
            notPlain();
        }
        if (found('.')) {
            digits += skipDigits();
        }
        if (found('e') || found('E')) {
            plain = false;
            if (!found('-')) {
                found('+');
            }
            skipDigits();
        }
        if (at - from > MOST_DIGITS) {
            notPlain();
        }
        return plain && digits <= PLAIN_DIGITS;
    }

    private int skipDigits() throws NotPlain {
        int from = at;
        while (at < utf8.length && utf8[at] >= '0' && utf8[at] <= '9') {
            at++;
        }
        return at > from ? at - from : notPlainNumber();
    }

    private void skipSpace() {
        byte space = peek();
        while (space == ' ' || space == '\n' || space == '\r' || space == '\t') {
            at++;
            space = peek();
        }
    }

    private boolean found(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) throws NotPlain {
        if (!found(wanted)) {
            notPlain();
        }
    }

    private void expectWord(String word) throws NotPlain {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private byte peek() {
        return at < utf8.length ? utf8[at] : 0;
    }

    private byte peek(int ahead) {
        return at + ahead < utf8.length ? utf8[at + ahead] : 0;
    }

    private static Object notPlain() throws NotPlain {
        throw new NotPlain();
    }

    private static int notPlainNumber() throws NotPlain {
        throw new NotPlain();
    }

    /** The text is for the reader of all texts. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1;

        private NotPlain() {
            super(null, null, false, false);
        }
    }
}
