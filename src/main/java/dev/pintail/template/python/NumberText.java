package dev.pintail.template.python;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers in texts as {@code int(text)} and {@code float(text)} read them: blanks around, underscores and Unicode digits inside. */
public final class NumberText {
    private static final Pattern FLOAT = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern SPECIAL_FLOAT = Pattern.compile("([+-]?)(inf|infinity|nan)");

    private NumberText() {}

    /**
     * {@code int(text, base)}.
     *
     * @param base 2 to 36, or 0 to let a prefix decide
     * @throws PythonError.ValueError if it is no whole number
     */
    public static Number parseInt(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            throw new PythonError.ValueError("int() base must be >= 2 and <= 36, or 0");
        }
        String digits = asciiDigits(Whitespace.strip(text));
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        int radix = base;
        int prefixed = prefixBase(digits, start);
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            start += 2;
            start += digits.startsWith("_", start) ? 1 : 0;
        } else if (base == 0) {
            radix = 10;
        }
        String plain = digits.substring(start);
        if (!wellFormed(plain, radix) || (base == 0 && prefixed == 0 && leadingZero(plain))) {
            throw new PythonError.ValueError(
                    "invalid literal for int() with base %d: %s".formatted(base, Repr.of(text)));
        }
        plain = plain.replace("_", "");
        if (plain.length() > Numbers.MAX_DIGITS && Integer.bitCount(radix) != 1) {
            throw new PythonError.ValueError(
                    "Exceeds the limit (%d digits) for integer string conversion: value has %d digits"
                            .formatted(Numbers.MAX_DIGITS, plain.length()));
        }
        String signed = digits.startsWith("-") ? "-" + plain : plain;
        // 18 characters fit in 64 bits up to base 10.
        return signed.length() <= 18 && radix <= 10
                ? (Number) Long.parseLong(signed, radix)
                : Numbers.narrow(new BigInteger(signed, radix));
    }

    /**
     * {@code float(text)}; too large a number is infinite.
     *
     * @throws PythonError.ValueError if it is no number
     */
    public static double parseFloat(String text) {
        String number = asciiDigits(Whitespace.strip(text));
        if (number.indexOf('_') < 0 || underscoresPartDigits(number)) {
            String plain = number.replace("_", "");
            if (FLOAT.matcher(plain).matches()) {
                return Double.parseDouble(plain);
            }
        }
        var special = SPECIAL_FLOAT.matcher(number.toLowerCase(Locale.ROOT));
        if (special.matches()) {
            double value = special.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return special.group(1).equals("-") ? -value : value;
        }
        throw new PythonError.ValueError("could not convert string to float: " + Repr.of(text));
    }

    private static boolean underscoresPartDigits(String number) {
        for (int i = number.indexOf('_'); i >= 0; i = number.indexOf('_', i + 1)) {
            if (i == 0
                    || i == number.length() - 1
                    || !isDigit(number.charAt(i - 1))
                    || !isDigit(number.charAt(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int prefixBase(String text, int start) {
        if (text.length() < start + 2 || text.charAt(start) != '0') {
            return 0;
        }
        return switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static boolean leadingZero(String digits) {
        return digits.startsWith("0") && !digits.chars().allMatch(c -> c == '0' || c == '_');
    }

    private static boolean wellFormed(String digits, int radix) {
        boolean afterDigit = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '_') {
                if (!afterDigit) {
                    return false;
                }
                afterDigit = false;
            } else if (c < 0x80 && Character.digit(c, radix) >= 0) {
                afterDigit = true;
            } else {
                return false;
            }
        }
        return afterDigit;
    }

    /** The text with every decimal digit of any script as ASCII. */
    static String asciiDigits(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
