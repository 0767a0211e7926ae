package dev.pintail.template.syntax;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tokens inside a tag: names, literals and operators. */
final class TagLexer {
    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");

    /** The longest first: {@code **} is not two {@code *}. */
    private static final List<TokenKind> OPERATORS = Arrays.stream(TokenKind.values())
            .filter(TokenKind::isOperator)
            .sorted(Comparator.comparingInt((TokenKind kind) -> -kind.words().length()))
            .toList();

    private static final int MAX_DIGITS = 4300;

    private final Source source;
    private final String text;
    private final Matcher floats;
    private final Matcher integers;
    private int position;

    TagLexer(Source source) {
        this.source = source;
        this.text = source.text();
        this.floats = FLOAT.matcher(text).useTransparentBounds(true);
        this.integers = INTEGER.matcher(text);
    }

    /** Where the token that was read last ends. */
    int position() {
        return position;
    }

    /** The token that starts at an offset where there is no blank. */
    Token next(int start) {
        position = start;
        char c = text.charAt(start);
        if (c >= '0' && c <= '9') {
            return number(start);
        }
        int word = endOfWord(start);
        if (word > start) {
            return name(start, word);
        }
        return c == '\'' || c == '"' ? string(start, c) : operator(start);
    }

    private Token number(int start) {
        if (floats.region(start, text.length()).lookingAt()) {
            position = floats.end();
            String digits = floats.group();
            return new Token(TokenKind.FLOAT, digits, Double.valueOf(digits.replace("_", "")), start);
        }
        if (!integers.region(start, text.length()).lookingAt()) {
            throw source.error("unexpected char '" + text.charAt(start) + "' at " + start, start);
        }
        position = integers.end();
        String digits = integers.group();
        return new Token(TokenKind.INTEGER, digits, integer(digits.replace("_", ""), start), start);
    }

    private Object integer(String digits, int start) {
        if (digits.length() > MAX_DIGITS) {
            throw source.error("Exceeds the limit (" + MAX_DIGITS + " digits) for integer string conversion", start);
        }
        int radix = switch (digits.length() > 1 ? Character.toLowerCase(digits.charAt(1)) : ' ') {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
        BigInteger value = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private Token name(int start, int end) {
        String word = text.substring(start, end);
        if (!Characters.isIdentifier(word)) {
            throw source.error("Invalid character in identifier", start);
        }
        position = end;
        return new Token(TokenKind.NAME, word, null, start);
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!Characters.isWord(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private Token string(int start, char quote) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw source.error("unexpected char '" + quote + "' at " + start, start);
        }
        position = i + 1;
        String value = StringEscapes.decode(source, text.substring(start + 1, i), start);
        return new Token(TokenKind.TEXT, text.substring(start, position), value, start);
    }

    private Token operator(int start) {
        for (TokenKind kind : OPERATORS) {
            if (text.startsWith(kind.words(), start)) {
                position = start + kind.words().length();
                return new Token(kind, kind.words(), null, start);
            }
        }
        throw source.error("unexpected char '" + text.charAt(start) + "' at " + start, start);
    }
}
