package dev.pintail.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Recognises the keys of a text's records without reading them: behind a key's value mostly come the same bytes as last time, up
 * to the next value, or those that then came later, where a key is left out. For one thread.
 */
final class JsonKeys {
    private static final int MOST_LEFT_OUT = 3;

    private final byte[] utf8;
    private final JsonTokens tokens;
    private final JsonTape tape;
    private final Gap first = new Gap();
    private final List<Gap> gaps = new ArrayList<>();

    /** What last was before the first value of a record, or between a key's value and the next one, or the record's end. */
    static final class Gap {
        private int length;
        private int place;

        // Its first eight bytes, and which of them are its own, and its last eight.
        private long begin;
        private long mask;
        private long end;

        private int key = JsonTape.NONE;
        private Gap next;

        /** The number of the key in it, NONE at the end of a record. */
        int key() {
            return key;
        }

        /** The number of its bytes: behind it the value begins, or the record has ended. */
        int length() {
            return length;
        }

        /** What is behind the value of its key. */
        Gap next() {
            return next;
        }
    }

    JsonKeys(byte[] utf8, JsonTokens tokens, JsonTape tape) {
        this.utf8 = utf8;
        this.tokens = tokens;
        this.tape = tape;
    }

    /** The gap at the begin of a record. */
    Gap first(int at) throws NotPlain {
        return found(at, first);
    }

    /**
     * The gap at a place.
     *
     * @param likely the one that was last there
     */
    Gap found(int at, Gap likely) throws NotPlain {
        return isAt(at, likely) ? likely : later(at, likely);
    }

    private boolean isAt(int at, Gap gap) {
        int length = gap.length;
        if (!tokens.hasEight(at + length)) {
            return false;
        }
        return length > 0
                && (EightBytes.at(utf8, at) & gap.mask) == gap.begin
                && (length <= Long.BYTES
                        || (EightBytes.at(utf8, at + length - Long.BYTES) == gap.end
                                && (length <= 2 * Long.BYTES || isMiddle(at, gap))));
    }

    private boolean isMiddle(int at, Gap gap) {
        for (int i = Long.BYTES; i < gap.length - Long.BYTES; i += Long.BYTES) {
            if (EightBytes.at(utf8, at + i) != EightBytes.at(utf8, gap.place + i)) {
                return false;
            }
        }
        return true;
    }

    private Gap later(int at, Gap likely) throws NotPlain {
        Gap later = likely.next;
        for (int i = 0; i < MOST_LEFT_OUT && later != null; i++) {
            if (isAt(at, later)) {
                return later;
            }
            later = later.next;
        }
        return read(at, likely);
    }

    private Gap read(int at, Gap gap) throws NotPlain {
        int from = tokens.space(gap == first ? at + 1 : at);
        gap.next = null;
        gap.key = JsonTape.NONE;
        int end = from + 1;
        if (tokens.peek(from) != '}') {
            if (gap != first) {
                NotPlain.unless(tokens.peek(from) == ',');
                from = tokens.space(end);
            }
            int quote = tokens.key(from);
            end = tokens.colon(quote);
            gap.key = tape.numberOrNew(new String(utf8, from + 1, quote - from - 2, UTF_8));
            if (gap.key == gaps.size()) {
                gaps.add(new Gap());
            }
            gap.next = gaps.get(gap.key);
        }
        gap.place = at;
        gap.length = end - at;
        if (tokens.hasEight(end)) {
            gap.mask = gap.length < Long.BYTES ? ~(-1L << (gap.length * Byte.SIZE)) : -1;
            gap.begin = EightBytes.at(utf8, at) & gap.mask;
            gap.end = gap.length < Long.BYTES ? 0 : EightBytes.at(utf8, end - Long.BYTES);
        }
        return gap;
    }
}
