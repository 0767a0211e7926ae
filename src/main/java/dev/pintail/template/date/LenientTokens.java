package dev.pintail.template.date;

import dev.pintail.template.python.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text for {@link LenientDateParser}: words, numbers, and single other characters.
 *
 * <p>A point may belong to a number ({@code 21.447}) or part two tokens ({@code Sep.20.2009}), which only the whole run of
 * letters, digits and points can tell.
 */
final class LenientTokens {
    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int position;

    private LenientTokens(String text) {
        this.text = text.replace("\0", "");
    }

    static List<String> split(String text) {
        LenientTokens split = new LenientTokens(text);
        while (split.position < split.text.length()) {
            split.next();
        }
        return split.tokens;
    }

    private void next() {
        int c = peek();
        if (Character.isLetter(c)) {
            run(true);
        } else if (Character.isDigit(c)) {
            run(false);
        } else {
            position += Character.charCount(c);
            tokens.add(Whitespace.is(c) ? " " : Character.toString(c));
        }
    }

    private int peek() {
        return text.codePointAt(position);
    }

    /** Reads a run that begins with a letter or a digit, and takes it apart if the points in it part tokens. */
    private void run(boolean word) {
        int start = position;
        boolean letters = false;
        boolean readingWord = word;
        boolean points = false;
        position += Character.charCount(peek());
        while (position < text.length()) {
            int c = peek();
            letters |= readingWord;
            boolean afterPoint = text.charAt(position - 1) == '.';
            boolean belongs = readingWord ? Character.isLetter(c) : Character.isDigit(c);
            if (c == '.' || (c == ',' && !readingWord && !points && position - start >= 2)) {
                points = true;
            } else if (!belongs && points && afterPoint && (Character.isLetter(c) || Character.isDigit(c))) {
                readingWord = Character.isLetter(c);
            } else if (!belongs) {
                break;
            }
            position += Character.charCount(c);
        }
        String token = text.substring(start, position);
        char last = token.charAt(token.length() - 1);
        if (points && (letters || count(token) > 1 || last == '.' || last == ',')) {
            takeApart(token);
        } else {
            tokens.add(points && token.indexOf('.') < 0 ? token.replace(',', '.') : token);
        }
    }

    private static long count(String token) {
        return token.chars().filter(c -> c == '.').count();
    }

    private void takeApart(String token) {
        int start = 0;
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) == '.' || token.charAt(i) == ',') {
                if (i > start) {
                    tokens.add(token.substring(start, i));
                }
                tokens.add(token.substring(i, i + 1));
                start = i + 1;
            }
        }
        if (start < token.length()) {
            tokens.add(token.substring(start));
        }
    }
}
