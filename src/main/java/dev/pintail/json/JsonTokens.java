package dev.pintail.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Finds the ends of a text's tokens. An end is the place behind a token, negated if the token is no plain value, see
 * {@link ScannedObject#isPlain}. Immutable.
 */
final class JsonTokens {
    private static final int PLAIN_DIGITS = 18;
    private static final int MOST_LENGTH = 1000;

    /** The words that JSON has. */
    enum Word {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        private final int length;
        private final long letters;

        Word(String word) {
            length = word.length();
            letters = EightBytes.at(Arrays.copyOf(word.getBytes(US_ASCII), Long.BYTES), 0);
        }
    }

    private final byte[] utf8;

    /** The last place with eight bytes. */
    private final int lastEight;

    JsonTokens(byte[] utf8) {
        this.utf8 = utf8;
        lastEight = utf8.length - Long.BYTES;
    }

    /** The byte at a place, 0 behind the end. */
    byte peek(int at) {
        return at < utf8.length ? utf8[at] : 0;
    }

    /** The place of the first byte that is no white space. */
    int space(int at) {
        int next = at;
        byte space = peek(next);
        while (space <= ' ' && (space == ' ' || space == '\n' || space == '\r' || space == '\t')) {
            space = peek(++next);
        }
        return next;
    }

    /** Whether the eight bytes from a place on are in the text. */
    boolean hasEight(int at) {
        return at <= lastEight;
    }

    /** The end of a word. */
    int word(int at, Word word) throws NotPlain {
        if (hasEight(at)) {
            NotPlain.unless(EightBytes.first(EightBytes.at(utf8, at), word.length) == word.letters);
        } else {
            for (int i = 0; i < word.length; i++) {
                NotPlain.unless(peek(at + i) == (byte) (word.letters >>> (i * Byte.SIZE)));
            }
        }
        return at + word.length;
    }

    /** The end of a string; plain without escapes. */
    int string(int at) throws NotPlain {
        boolean plain = true;
        int next = literals(at + 1);
        while (peek(next) != '"') {
            if (peek(next) == '\\') {
                plain = false;
                next += escape(next);
            } else {
                do {
                    next += wideCharacter(next);
                } while (peek(next) < 0);
            }
            next = literals(next);
        }
        return plain ? next + 1 : -next - 1;
    }

    /** The end of a key, without its colon. */
    int key(int at) throws NotPlain {
        NotPlain.unless(peek(at) == '"');
        int end = string(at);
        NotPlain.unless(end > 0);
        return end;
    }

    /** The place of the value behind a key that ends here. */
    int colon(int end) throws NotPlain {
        int colon = space(end);
        NotPlain.unless(peek(colon) == ':');
        return space(colon + 1);
    }

    private int literals(int at) {
        int next = at;
        while (hasEight(next)) {
            long found = EightBytes.notLiteral(EightBytes.at(utf8, next));
            if (found != 0) {
                next += EightBytes.before(found);
                return next;
            }
            next += Long.BYTES;
        }
        while (peek(next) >= ' ' && utf8[next] != '"' && utf8[next] != '\\') {
            next++;
        }
        return next;
    }

    /** The length of the escape that comes. */
    private int escape(int at) throws NotPlain {
        return switch (peek(at + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                for (int i = 2; i < 6; i++) {
                    NotPlain.unless(Character.digit(peek(at + i), 16) >= 0);
                }
                yield 6;
            }
            default -> throw new NotPlain();
        };
    }

    /** The length of the character that comes, in the one right form that UTF-8 has for it. */
    private int wideCharacter(int at) throws NotPlain {
        NotPlain.unless(peek(at) < 0);
        int lead = peek(at) & 255;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int code = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = peek(at + i) & 255;
            NotPlain.unless((next & 0xC0) == 0x80);
            code = (code << 6) | (next & 0x3F);
        }
        NotPlain.unless(
                switch (length) {
                    case 2 -> lead >= 0xC2;
                    case 3 -> code >= 0x800 && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE);
                    default -> lead < 0xF5 && code >= 0x1_0000 && code <= Character.MAX_CODE_POINT;
                });
        return length;
    }

    /** The end of a number; plain with few digits and without exponent. */
    int number(int at) throws NotPlain {
        int begin = peek(at) == '-' ? at + 1 : at;
        int next = digits(begin);
        int digits = next - begin;
        NotPlain.unless(digits == 1 || utf8[begin] != '0');
        byte stop = peek(next);
        if (stop == '.') {
            int point = next + 1;
            next = digits(point);
            digits += next - point;
            stop = peek(next);
        }
        boolean plain = digits <= PLAIN_DIGITS;
        if (stop == 'e' || stop == 'E') {
            plain = false;
            byte sign = peek(next + 1);
            next = digits(sign == '-' || sign == '+' ? next + 2 : next + 1);
        }
        NotPlain.unless(next - at <= MOST_LENGTH);
        return plain ? next : -next;
    }

    private int digits(int at) throws NotPlain {
        int next = at;
        while (hasEight(next)) {
            long found = EightBytes.notDigit(EightBytes.at(utf8, next));
            if (found != 0) {
                next += EightBytes.before(found);
                NotPlain.unless(next > at);
                return next;
            }
            next += Long.BYTES;
        }
        while (peek(next) >= '0' && utf8[next] <= '9') {
            next++;
        }
        NotPlain.unless(next > at);
        return next;
    }
}
