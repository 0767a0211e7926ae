package dev.pintail.template.syntax;

import dev.pintail.template.python.Whitespace;

/** Which characters make up the words of a tag. */
final class Characters {
    private Characters() {}

    /** As {@code \w} in Python's regular expressions, for one code point. */
    static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || isNumeric(c);
    }

    /** Whether a word is a Python identifier. */
    static boolean isIdentifier(String word) {
        if (word.isEmpty()) {
            return false;
        }
        int first = word.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && word.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
    }

    static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && Whitespace.is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
