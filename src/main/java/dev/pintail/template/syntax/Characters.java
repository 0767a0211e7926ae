package dev.pintail.template.syntax;

/** Which characters are what for Python. */
public final class Characters {
    private Characters() {}

    /** As {@code str.isspace}: Unicode white space and the four separators of ASCII. */
    public static boolean isSpace(int c) {
        return switch (c) {
            case ' ', '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0, 0x1680 -> true;
            case 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /** As {@code \w} in Python's regular expressions, for one code point. */
    static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || isNumeric(c);
    }

    /** Whether a word is a Python identifier. */
    public static boolean isIdentifier(String word) {
        if (word.isEmpty()) {
            return false;
        }
        int first = word.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && word.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
    }

    static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
