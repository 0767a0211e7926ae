package dev.pintail.template.value;

import dev.pintail.template.python.PythonError;

/** Fills a text up to a width. */
public final class Padding {
    private Padding() {}

    static String zeros(String text, Object width, Budget budget) {
        int missing = missing(text, width, budget);
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    static String left(String text, Object width, Object fill, Budget budget) {
        return text + fill(fill).repeat(missing(text, width, budget));
    }

    static String right(String text, Object width, Object fill, Budget budget) {
        return fill(fill).repeat(missing(text, width, budget)) + text;
    }

    /** An odd blank goes to the left if the width is odd, else to the right. */
    public static String center(String text, Object width, Object fill, Budget budget) {
        int missing = missing(text, width, budget);
        int left = missing / 2 + (missing & IntegerMath.toInt(width) & 1);
        return fill(fill).repeat(left) + text + fill(fill).repeat(missing - left);
    }

    static String tabs(String text, Object size, Budget budget) {
        int width = IntegerMath.toInt(size);
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int blanks = width > 0 ? width - column % width : 0;
                budget.text(blanks);
                out.repeat(' ', blanks);
                column += blanks;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    private static int missing(String text, Object width, Budget budget) {
        int missing = Math.max(0, IntegerMath.toInt(width) - Texts.length(text));
        budget.text(missing);
        return missing;
    }

    private static String fill(Object fill) {
        String character = StringMethods.text(fill);
        if (Texts.length(character) != 1) {
            throw new PythonError.TypeError("The fill character must be exactly one character long");
        }
        return character;
    }
}
