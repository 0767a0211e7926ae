package dev.pintail.warehouse;

import dev.pintail.json.ScannedObject;

/**
 * Writes values from their text, where that is what {@link ValueWriter} would make of them; to that it leaves all others.
 *
 * @param rows not any writer's: what is called for each value must be known when the executable is built
 * @param values with the rule of types, for the same rows
 */
record ScannedValues(MemoryRows rows, ValueWriter values, WrittenJson written) {
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

    ScannedValues(MemoryRows rows, ValueWriter values) {
        this(rows, values, new WrittenJson());
    }

    /** Writes a field's value, NULL for null; false, and nothing written, if it does not fit. */
    boolean write(int column, ColumnType type, ScannedObject object, int field) {
        byte[] utf8 = object.utf8();
        int from = object.from(field);
        byte begin = utf8[from];
        if (begin == 'n') {
            rows.setNull(column);
            return true;
        }
        if (type == ColumnType.JSON || (type == ColumnType.VARCHAR && begin != '"')) {
            if (written.is(utf8, from)) {
                rows.setUtf8(column, utf8, from, object.to(field));
                return true;
            }
        } else if (object.isPlain(field)) {
            int to = object.to(field);
            boolean done = switch (type) {
                case VARCHAR -> text(column, utf8, from, to);
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
        rows.setUtf8(column, utf8, from + 1, to - 1);
        return true;
    }

    private boolean whole(int column, byte[] utf8, int from, int to) {
        boolean negative = utf8[from] == '-';
        int first = negative ? from + 1 : from;
        if (first < Long.BYTES) {
            return false; // at the very beginning of the text
        }
        long value = NumberText.whole(utf8, first, to);
        if (value == NumberText.NONE) {
            return false; // a fraction, true or false
        }
        rows.setLong(column, negative ? -value : value);
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
        rows.setBillionths(column, negative ? -billionths : billionths);
        return true;
    }

    private boolean bool(int column, boolean value) {
        rows.setBoolean(column, value);
        return true;
    }

    private boolean timestamp(int column, byte[] utf8, int from, int to) {
        long micros = PlainTimestamp.micros(utf8, from + 1, to - 1);
        if (micros == DateTimes.NONE) {
            return false;
        }
        rows.setTimestamp(column, micros);
        return true;
    }
}
