package dev.pintail.warehouse;

import dev.pintail.json.ScannedObject;

/**
 * Writes values from their text, where that is what {@link ValueWriter} would make of them; to that it leaves all others.
 *
 * @param values with the rule of types
 */
record ScannedValues(ValueWriter values) {
    private static final int SCALE = 9;

    /** So many digits a floating number keeps, and so its billionths are those of its text. */
    private static final int EXACT_DIGITS = 15;

    /** Powers of ten, and the greatest numbers that are still 64 bits when multiplied by them. */
    private static final long[] TIMES = new long[SCALE + 1];

    private static final long[] MOST_TIMES = new long[SCALE + 1];

    static {
        long times = 1;
        for (int zeros = 0; zeros <= SCALE; zeros++) {
            TIMES[zeros] = times;
            MOST_TIMES[zeros] = Long.MAX_VALUE / times;
            times *= 10;
        }
    }

    /** Writes a field's value, NULL for null; false, and nothing written, if it does not fit. */
    boolean write(int column, ColumnType type, ScannedObject object, int field) {
        byte[] utf8 = object.utf8();
        int from = object.from(field);
        byte begin = utf8[from];
        if (begin == 'n') {
            values.out().setNull(column);
            return true;
        }
        if (object.isPlain(field)) {
            int to = object.to(field);
            boolean done = switch (type) {
                case VARCHAR -> begin == '"' && text(column, utf8, from, to);
                case BIGINT -> begin != '"' && whole(column, utf8, from, to);
                case DECIMAL -> begin != '"' && decimal(column, utf8, from, to);
                case BOOLEAN -> (begin == 't' || begin == 'f') && bool(column, begin == 't');
                case TIMESTAMP -> begin == '"' && timestamp(column, utf8, from, to);
                case DATE, TIME, JSON, HUGEINT, DOUBLE, TIMESTAMPTZ, TIMETZ -> false;
            };
            if (done) {
                return true;
            }
        }
        return values.write(column, type, object.value(field));
    }

    private boolean text(int column, byte[] utf8, int from, int to) {
        values.out().setUtf8(column, utf8, from + 1, to - 1);
        return true;
    }

    private boolean whole(int column, byte[] utf8, int from, int to) {
        boolean negative = utf8[from] == '-';
        long value = 0;
        for (int at = negative ? from + 1 : from; at < to; at++) {
            int digit = utf8[at] - '0';
            if (digit < 0 || digit > 9) {
                return false; // a fraction, true or false
            }
            value = value * 10 + digit;
        }
        values.out().setLong(column, negative ? -value : value);
        return true;
    }

    private boolean decimal(int column, byte[] utf8, int from, int to) {
        boolean negative = utf8[from] == '-';
        int at = negative ? from + 1 : from;
        if (to - at > EXACT_DIGITS) {
            return false;
        }
        long value = 0;
        int scale = -1;
        for (; at < to; at++) {
            int digit = utf8[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                scale += scale < 0 ? 0 : 1;
            } else if (utf8[at] == '.') {
                scale = 0;
            } else {
                return false; // true or false
            }
        }
        int missing = SCALE - Math.max(0, scale);
        if (missing < 0 || value > MOST_TIMES[missing]) {
            return false;
        }
        long billionths = value * TIMES[missing];
        values.out().setBillionths(column, negative ? -billionths : billionths);
        return true;
    }

    private boolean bool(int column, boolean value) {
        values.out().setBoolean(column, value);
        return true;
    }

    private boolean timestamp(int column, byte[] utf8, int from, int to) {
        long micros = DateTimes.plainTimestamp(utf8, from + 1, to - 1);
        if (micros == DateTimes.NONE) {
            return false;
        }
        values.out().setTimestamp(column, micros);
        return true;
    }
}
