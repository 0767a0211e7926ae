package dev.pintail.template.python;

import java.math.BigInteger;

/**
 * A number in Python source: {@code 0x1F}, {@code 1_000}, {@code 1.}, {@code .5e3}.
 *
 * @param value Long, BigInteger or Double
 * @param end the index behind it
 */
record NumberLiteral(Object value, int end) {
    /** @throws NotALiteral if no number starts at the index, or letters follow it, or it is imaginary */
    static NumberLiteral at(String text, int start) {
        if (text.startsWith("0", start) && start + 1 < text.length()) {
            int radix = radix(text.charAt(start + 1));
            if (radix != 0) {
                int digits = text.startsWith("_", start + 2) ? start + 3 : start + 2;
                int end = digits(text, digits, radix);
                return new NumberLiteral(whole(text, digits, end, radix), end);
            }
        }
        return decimal(text, start);
    }

    private static int radix(char prefix) {
        return switch (prefix) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static NumberLiteral decimal(String text, int start) {
        int end = digits(text, start, 10);
        boolean whole = true;
        if (text.startsWith(".", end)) {
            int fraction = digits(text, end + 1, 10);
            if (end == start && fraction == end + 1) {
                throw new NotALiteral();
            }
            end = fraction;
            whole = false;
        }
        if (end > start && (text.startsWith("e", end) || text.startsWith("E", end))) {
            int sign = text.startsWith("+", end + 1) || text.startsWith("-", end + 1) ? 1 : 0;
            int exponent = digits(text, end + 1 + sign, 10);
            if (exponent > end + 1 + sign) {
                end = exponent;
                whole = false;
            }
        }
        if (whole) {
            return new NumberLiteral(whole(text, start, end, 10), end);
        }
        requireNoWordAt(text, end);
        return new NumberLiteral(Double.valueOf(text.substring(start, end).replace("_", "")), end);
    }

    /** The end of a run of digits with single underscores between them. */
    private static int digits(String text, int start, int radix) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean underscore =
                    c == '_' && end > start && isDigit(text, end - 1, radix) && isDigit(text, end + 1, radix);
            if (!underscore && !isDigit(text, end, radix)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int index, int radix) {
        return index < text.length() && text.charAt(index) < 0x80 && Character.digit(text.charAt(index), radix) >= 0;
    }

    private static Number whole(String text, int start, int end, int radix) {
        requireNoWordAt(text, end);
        String digits = text.substring(start, end);
        if (digits.indexOf('_') >= 0) {
            digits = digits.replace("_", "");
        }
        if (digits.isEmpty() || (radix == 10 && (digits.length() > Numbers.MAX_DIGITS || hasLeadingZero(digits)))) {
            throw new NotALiteral();
        }
        return digits.length() <= 18 && radix == 10
                ? (Number) Long.parseLong(digits)
                : Numbers.narrow(new BigInteger(digits, radix));
    }

    /** Of the numbers with a leading zero only zero itself is one. */
    private static boolean hasLeadingZero(String digits) {
        return digits.charAt(0) == '0' && !digits.chars().allMatch(c -> c == '0');
    }

    private static void requireNoWordAt(String text, int end) {
        if (end < text.length() && (Character.isUnicodeIdentifierPart(text.charAt(end)) || text.charAt(end) > 0x7f)) {
            throw new NotALiteral();
        }
    }
}
