package dev.pintail.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader.WideIntegers;
import dev.pintail.json.JsonTokens.Word;
import java.util.ArrayList;
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

    private final byte[] utf8;
    private final JsonTokens tokens;
    private final JsonTape tape;
    private final JsonKeys keys;
    private int at;

    private JsonScanner(byte[] utf8) {
        this.utf8 = utf8;
        tokens = new JsonTokens(utf8);
        tape = new JsonTape(utf8);
        keys = new JsonKeys(utf8, tokens, tape);
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
        NotPlain.unless(at == utf8.length);
        return value;
    }

    /** A value that is in no record. */
    private Object value(int depth) throws NotPlain {
        NotPlain.unless(depth <= DEEPEST);
        return switch (tokens.peek(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            default -> skipped(depth);
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
                int end = tokens.key(at);
                at = tokens.colon(end);
                object.put(new String(utf8, from, end - 1 - from, UTF_8), value(depth + 1));
                skipSpace();
            } while (found(','));
            NotPlain.unless(found('}'));
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
                list.add(tokens.peek(at) == '{' ? record(depth + 1) : skipped(depth + 1));
                skipSpace();
            } while (found(','));
            NotPlain.unless(found(']'));
        }
        return list;
    }

    private Object skipped(int depth) throws NotPlain {
        int from = at;
        int end = end(from, depth);
        at = Math.abs(end);
        return ScannedObject.value(utf8, from, at, end > 0);
    }

    private ScannedObject record(int depth) throws NotPlain {
        int first = tape.size();
        JsonKeys.Gap gap = keys.first(at);
        int next = at + gap.length();
        while (gap.key() != JsonTape.NONE) {
            int from = tokens.space(next);
            int end = end(from, depth + 1);
            tape.add(gap.key(), from, end);
            next = Math.abs(end);
            gap = keys.found(next, gap.next());
            next += gap.length();
        }
        at = next;
        return new ScannedObject(tape, first);
    }

    /** The end of a value, see {@link JsonTokens}. */
    private int end(int from, int depth) throws NotPlain {
        byte begin = tokens.peek(from);
        if (begin == '"') {
            return tokens.string(from);
        }
        return switch (begin) {
            case '{' -> -nested(from, depth, '}');
            case '[' -> -nested(from, depth, ']');
            case 't' -> tokens.word(from, Word.TRUE);
            case 'f' -> tokens.word(from, Word.FALSE);
            case 'n' -> tokens.word(from, Word.NULL);
            default -> tokens.number(from);
        };
    }

    private int nested(int from, int depth, char end) throws NotPlain {
        NotPlain.unless(depth <= DEEPEST);
        int next = tokens.space(from + 1);
        if (tokens.peek(next) != end) {
            next--;
            do {
                next = tokens.space(next + 1);
                if (end == '}') {
                    next = tokens.colon(tokens.key(next));
                }
                next = tokens.space(Math.abs(end(next, depth + 1)));
            } while (tokens.peek(next) == ',');
            NotPlain.unless(tokens.peek(next) == end);
        }
        return next + 1;
    }

    private void skipSpace() {
        at = tokens.space(at);
    }

    private boolean found(char wanted) {
        if (tokens.peek(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }
}
