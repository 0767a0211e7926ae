package dev.pintail.warehouse;

import java.util.Arrays;

/**
 * Tells whether a part of a text is what {@link JsonText} would write for its value, so that it can be copied: without white
 * space, escapes, keys that come twice and numbers with more than one form. For one thread.
 */
final class WrittenJson {
    private static final int MOST_KEYS = 64;
    private static final int WHOLE_DIGITS = 18;

    /** So many digits a floating number keeps. */
    private static final int FLOATING_DIGITS = 15;

    /** With more zeros behind the point a number may be written with an exponent. */
    private static final int MOST_ZEROS = 2;

    private byte[] utf8 = {};
    private int at;

    // The keys of the objects around the place.
    private final int[] begins = new int[MOST_KEYS];
    private final int[] ends = new int[MOST_KEYS];
    private int keys;

    /**
     * Whether a value is written so; also false for some that are.
     *
     * @param text JSON that is right
     * @param from of a value that something follows in the text
     */
    boolean is(byte[] text, int from) {
        utf8 = text;
        at = from;
        keys = 0;
        return value();
    }

    private boolean value() {
        return switch (utf8[at]) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case 't', 'n' -> skip(4);
            case 'f' -> skip(5);
            default -> number();
        };
    }

    private boolean skip(int bytes) {
        at += bytes;
        return true;
    }

    private boolean string() {
        int next = at + 1;
        while (utf8[next] != '"') {
            if (utf8[next] == '\\') {
                return false;
            }
            next++;
        }
        at = next + 1;
        return true;
    }

    private boolean object() {
        int outer = keys;
        if (utf8[at + 1] == '}') {
            return skip(2);
        }
        byte next;
        do {
            int key = ++at;
            if (utf8[key] != '"' || !string() || !isNew(key, outer) || utf8[at] != ':') {
                return false;
            }
            at++;
            if (!value()) {
                return false;
            }
            next = utf8[at];
        } while (next == ',');
        at++;
        keys = outer;
        return next == '}';
    }

    private boolean isNew(int key, int outer) {
        for (int i = outer; i < keys; i++) {
            if (Arrays.equals(utf8, begins[i], ends[i], utf8, key, at)) {
                return false;
            }
        }
        if (keys == MOST_KEYS) {
            return false;
        }
        begins[keys] = key;
        ends[keys++] = at;
        return true;
    }

    private boolean array() {
        if (utf8[at + 1] == ']') {
            return skip(2);
        }
        byte next;
        do {
            at++;
            if (!value()) {
                return false;
            }
            next = utf8[at];
        } while (next == ',');
        at++;
        return next == ']';
    }

    private boolean number() {
        boolean negative = utf8[at] == '-';
        if (negative) {
            at++;
        }
        boolean zero = utf8[at] == '0';
        int whole = digits();
        if (utf8[at] != '.') {
            return whole > 0 && whole <= WHOLE_DIGITS && !(zero && negative) && !isExponent();
        }
        int point = at++;
        int fraction = digits();
        return whole + fraction <= FLOATING_DIGITS
                && !isExponent()
                && (utf8[at - 1] != '0' || fraction == 1)
                && (!zero || zerosBehind(point) <= Math.min(MOST_ZEROS, fraction - 1));
    }

    private int digits() {
        int from = at;
        while (utf8[at] >= '0' && utf8[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private boolean isExponent() {
        return utf8[at] == 'e' || utf8[at] == 'E';
    }

    private int zerosBehind(int point) {
        int zeros = 0;
        while (utf8[point + 1 + zeros] == '0') {
            zeros++;
        }
        return zeros;
    }
}
