package dev.pintail.warehouse;

import dev.pintail.json.PythonFloat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes one value into a column of its type, by the casts that DuckDB's JSON reader makes, on which PyAirbyte relies.
 *
 * <p>What surprises: fractions in whole-number columns round to the even neighbour; text counts as a whole number only
 * without fraction and exponent; every number but 0 is true. Decimals come from the shortest digits of a floating number,
 * where DuckDB multiplies the double, so they agree in 15 digits only and ours are the exact ones.
 */
record ValueWriter(RowWriter out) {
    private static final Pattern WHOLE = Pattern.compile("\\s*-?\\d{1,40}\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?\\s*");
    /** Up to here a double holds every whole number. */
    private static final long EVERY_WHOLE = 1L << 53;

    private static final int HUGE_BITS = 128;
    private static final int SCALE = 9;
    private static final int WHOLE_DIGITS = 29;
    private static final BigInteger BILLION = BigInteger.TEN.pow(SCALE);

    /** Writes a value that is not null; false, and nothing written, if it does not fit. */
    boolean write(int column, ColumnType type, Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return false;
        }
        return switch (type) {
            case VARCHAR -> text(column, value);
            case JSON -> json(column, value);
            case BIGINT -> whole(column, value);
            case DECIMAL -> decimal(column, value);
            case BOOLEAN -> bool(column, value);
            case DATE -> date(column, value);
            case TIMESTAMP -> timestamp(column, value);
            case TIME -> time(column, value);
            case HUGEINT -> huge(column, value);
            case DOUBLE -> floating(column, value);
            case TIMESTAMPTZ -> instant(column, value);
            case TIMETZ -> timeWithOffset(column, value);
        };
    }

    /** Whether a value that fits into a DOUBLE loses digits there. */
    static boolean isRounded(Object value) {
        return switch (value) {
            case Long number ->
                (number > EVERY_WHOLE || number < -EVERY_WHOLE)
                        && !exact(number.doubleValue()).equals(BigInteger.valueOf(number));
            case BigInteger number -> !exact(number.doubleValue()).equals(number);
            case String text ->
                new BigDecimal(text.strip()).compareTo(BigDecimal.valueOf(Double.parseDouble(text))) != 0;
            case Object other -> false;
        };
    }

    private static BigInteger exact(double whole) {
        return new BigDecimal(whole).toBigInteger();
    }

    private boolean text(int column, Object value) {
        out.setText(
                column,
                switch (value) {
                    case String text -> text;
                    case Double number -> PythonFloat.repr(number);
                    case Object other -> JsonText.write(other);
                });
        return true;
    }

    private boolean json(int column, Object value) {
        out.setText(column, JsonText.write(value));
        return true;
    }

    private boolean whole(int column, Object value) {
        return switch (value) {
            case Long number -> whole(column, number.longValue());
            case Integer number -> whole(column, number.longValue());
            case Boolean bool -> whole(column, bool ? 1L : 0L);
            case Double number -> {
                double rounded = Math.rint(number);
                yield rounded >= -0x1p63 && rounded < 0x1p63 && whole(column, (long) rounded);
            }
            case String text -> WHOLE.matcher(text).matches() && whole(column, new BigInteger(text.strip()));
            case BigInteger number -> whole(column, number);
            case Object other -> false;
        };
    }

    private boolean whole(int column, BigInteger value) {
        return value.bitLength() < Long.SIZE && whole(column, value.longValue());
    }

    private boolean whole(int column, long value) {
        out.setLong(column, value);
        return true;
    }

    private boolean huge(int column, Object value) {
        return switch (value) {
            case Long number -> huge(column, number.longValue());
            case Integer number -> huge(column, number.longValue());
            case Boolean bool -> huge(column, bool ? 1L : 0L);
            case Double number -> huge(column, exact(Math.rint(number)));
            case String text -> WHOLE.matcher(text).matches() && huge(column, new BigInteger(text.strip()));
            case BigInteger number -> huge(column, number);
            case Object other -> false;
        };
    }

    private boolean huge(int column, BigInteger value) {
        if (value.bitLength() >= HUGE_BITS) {
            return false;
        }
        out.setHuge(column, value);
        return true;
    }

    private boolean huge(int column, long value) {
        out.setHuge(column, value);
        return true;
    }

    private boolean floating(int column, Object value) {
        return switch (value) {
            case Double number -> floating(column, number.doubleValue());
            case Long number -> floating(column, number.doubleValue());
            case Integer number -> floating(column, number.doubleValue());
            case Boolean bool -> floating(column, bool ? 1.0 : 0.0);
            case BigInteger number -> floating(column, number.doubleValue());
            case String text -> NUMBER.matcher(text).matches() && floating(column, Double.parseDouble(text));
            case Object other -> false;
        };
    }

    private boolean floating(int column, double value) {
        if (!Double.isFinite(value)) {
            return false;
        }
        out.setDouble(column, value);
        return true;
    }

    private boolean decimal(int column, Object value) {
        return switch (value) {
            case Long number -> billionths(column, number);
            case Integer number -> billionths(column, number.longValue());
            case Boolean bool -> billionths(column, bool ? 1L : 0L);
            case Double number -> decimal(column, number.doubleValue());
            case BigInteger number -> decimal(column, new BigDecimal(number));
            case String text -> NUMBER.matcher(text).matches() && decimal(column, new BigDecimal(text.strip()));
            case Object other -> false;
        };
    }

    private boolean billionths(int column, long whole) {
        long high = Math.multiplyHigh(whole, 1_000_000_000L);
        long low = whole * 1_000_000_000L;
        if (high == low >> 63) {
            out.setBillionths(column, low);
        } else {
            out.setBillionths(column, BigInteger.valueOf(whole).multiply(BILLION));
        }
        return true;
    }

    private boolean decimal(int column, double value) {
        // Below a million a double is finer than a billionth by so much that rounding the product gives the same
        // digits.
        if (Math.abs(value) < 1e6) {
            out.setBillionths(column, Math.round(value * 1e9));
            return true;
        }
        return decimal(column, BigDecimal.valueOf(value));
    }

    private boolean decimal(int column, BigDecimal value) {
        // First by the exponent: to write 1e-999999999 or 1e999999999 out would take gigabytes.
        int wholeDigits = value.signum() == 0 ? 0 : value.precision() - value.scale();
        if (wholeDigits > WHOLE_DIGITS) {
            return false;
        }
        BigInteger billionths = wholeDigits < -SCALE
                ? BigInteger.ZERO
                : value.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue();
        if (billionths.bitLength() < Long.SIZE) {
            out.setBillionths(column, billionths.longValue());
            return true;
        }
        if (new BigDecimal(billionths).precision() > SCALE + WHOLE_DIGITS) {
            return false;
        }
        out.setBillionths(column, billionths);
        return true;
    }

    private boolean bool(int column, Object value) {
        return switch (value) {
            case Boolean bool -> bool(column, bool.booleanValue());
            case Long number -> bool(column, number != 0);
            case Integer number -> bool(column, number != 0);
            case BigInteger number -> bool(column, number.signum() != 0);
            case Double number -> bool(column, number != 0);
            case String text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "t", "yes" -> bool(column, true);
                    case "false", "f", "no" -> bool(column, false);
                    default -> false;
                };
            case Map<?, ?> object -> false;
            case List<?> array -> false;
            case Object other -> false;
        };
    }

    private boolean bool(int column, boolean value) {
        out.setBoolean(column, value);
        return true;
    }

    private boolean date(int column, Object value) {
        long days = value instanceof String text ? DateTimes.days(text) : DateTimes.NONE;
        if (days == DateTimes.NONE) {
            return false;
        }
        out.setDate(column, (int) days);
        return true;
    }

    private boolean timestamp(int column, Object value) {
        long micros = value instanceof String text ? DateTimes.timestamp(text) : DateTimes.NONE;
        if (micros == DateTimes.NONE) {
            return false;
        }
        out.setTimestamp(column, micros);
        return true;
    }

    private boolean time(int column, Object value) {
        long micros = value instanceof String text ? DateTimes.time(text) : DateTimes.NONE;
        if (micros == DateTimes.NONE) {
            return false;
        }
        out.setTime(column, micros);
        return true;
    }

    private boolean instant(int column, Object value) {
        long micros = value instanceof String text ? DateTimes.instant(text) : DateTimes.NONE;
        if (micros == DateTimes.NONE) {
            return false;
        }
        out.setInstant(column, micros);
        return true;
    }

    private boolean timeWithOffset(int column, Object value) {
        String time = value instanceof String text ? DateTimes.timeWithOffset(text) : null;
        if (time == null) {
            return false;
        }
        out.setText(column, time);
        return true;
    }
}
