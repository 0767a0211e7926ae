package dev.pintail.template.value;

import dev.pintail.template.python.Whitespace;
import java.util.function.IntPredicate;

/** {@code isdigit} and the other questions about all characters of a text. */
public final class CharacterTests {
    private CharacterTests() {}

    static boolean holds(String method, String text) {
        return switch (method) {
            case "isascii" -> text.chars().allMatch(c -> c < 0x80);
            case "isprintable" -> text.codePoints().allMatch(CharacterTests::isPrintable);
            case "isupper" -> isUpper(text);
            case "islower" -> isLower(text);
            case "istitle" ->
                text.equals(Casing.title(text)) && text.codePoints().anyMatch(Casing::isCased);
            case "isidentifier" -> isIdentifier(text);
            case "isdigit" -> all(text, c -> isDecimal(c) || isOtherDigit(c));
            case "isdecimal" -> all(text, CharacterTests::isDecimal);
            case "isnumeric" -> all(text, c -> isDecimal(c) || isOtherDigit(c) || isNumeric(c));
            case "isalpha" -> all(text, CharacterTests::isLetter);
            case "isalnum" -> all(text, c -> isLetter(c) || isDecimal(c) || isOtherDigit(c) || isNumeric(c));
            default -> all(text, Whitespace::is);
        };
    }

    /** {@code isupper()}: some letter has a case, and none is small. */
    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    /** {@code islower()}. */
    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    /** {@code isdigit()} of all characters; false for an empty text. */
    public static boolean isDigits(String text) {
        return holds("isdigit", text);
    }

    private static boolean all(String text, IntPredicate predicate) {
        return !text.isEmpty() && text.codePoints().allMatch(predicate);
    }

    private static boolean isLetter(int c) {
        return Character.isLetter(c);
    }

    private static boolean isDecimal(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** Superscripts, circled digits and the like. */
    private static boolean isOtherDigit(int c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x2089) || (c >= 0x2460 && c <= 0x2468);
    }

    private static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (text.codePointAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
                && text.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
    }
}
