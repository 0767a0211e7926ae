package dev.pintail.template.syntax;

import dev.pintail.template.python.Whitespace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text around tags and comments; {@link TagLexer} reads what is inside a tag. */
final class Lexer {
    /** The tag may keep ({@code +}) or eat ({@code -}) the blanks around it. */
    private static final Pattern RAW_BEGIN =
            Pattern.compile("\\{%([-+]?)\\s*raw\\s*(?:-%\\}(\\s*)|%\\})", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern RAW_END =
            Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(?:\\+%\\}|-%\\}\\s*|%\\})", Pattern.UNICODE_CHARACTER_CLASS);

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** All tokens, ending with one of kind {@code END}. */
    static List<Token> tokenize(Source source) {
        Lexer lexer = new Lexer(source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (position < text.length()) {
            int tag = nextTag();
            if (tag < 0) {
                data(text.substring(position), position);
                break;
            }
            char kind = text.charAt(tag + 1);
            Matcher raw = kind == '%' ? RAW_BEGIN.matcher(text).region(tag, text.length()) : null;
            char sign = tag + 2 < text.length() ? text.charAt(tag + 2) : 0;
            String before = text.substring(position, tag);
            data(sign == '-' ? Whitespace.stripRight(before) : before, position);
            if (raw != null && raw.lookingAt()) {
                raw(raw.end());
            } else {
                position = tag + (sign == '-' || sign == '+' ? 3 : 2);
                switch (kind) {
                    case '#' -> comment();
                    case '{' -> tag(TokenKind.PRINT_BEGIN, TokenKind.PRINT_END, tag);
                    default -> tag(TokenKind.BLOCK_BEGIN, TokenKind.BLOCK_END, tag);
                }
            }
        }
        tokens.add(new Token(TokenKind.END, "", null, text.length()));
    }

    private int nextTag() {
        for (int i = text.indexOf('{', position); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            char next = text.charAt(i + 1);
            if (next == '{' || next == '%' || next == '#') {
                return i;
            }
        }
        return -1;
    }

    private void data(String data, int offset) {
        if (!data.isEmpty()) {
            tokens.add(new Token(TokenKind.DATA, data, null, offset));
        }
    }

    private void comment() {
        int end = text.indexOf("#}", position);
        if (end < 0) {
            if (position < text.length()) {
                throw source.error("Missing end of comment tag", position);
            }
            return;
        }
        boolean strip = end > position && text.charAt(end - 1) == '-';
        position = strip ? Characters.skipSpace(text, end + 2) : end + 2;
    }

    private void raw(int begin) {
        position = begin;
        Matcher end = RAW_END.matcher(text);
        if (!end.find(begin)) {
            if (begin < text.length()) {
                throw source.error("Missing end of raw directive", begin);
            }
            return;
        }
        String body = text.substring(begin, end.start());
        data("-".equals(end.group(1)) ? Whitespace.stripRight(body) : body, begin);
        position = end.end();
    }

    /** Reads up to the end of a tag; its end counts only where all brackets are closed. */
    private void tag(TokenKind begin, TokenKind end, int offset) {
        tokens.add(new Token(begin, "", null, offset));
        TagLexer lexer = new TagLexer(source);
        Deque<Character> open = new ArrayDeque<>();
        while (position < text.length()) {
            int after = open.isEmpty() ? endOfTag(end) : -1;
            if (after >= 0) {
                tokens.add(new Token(end, "", null, position));
                position = after;
                return;
            }
            if (Whitespace.is(text.charAt(position))) {
                position = Characters.skipSpace(text, position);
                continue;
            }
            Token token = lexer.next(position);
            balance(open, token);
            tokens.add(token);
            position = lexer.position();
        }
    }

    /** Where the text goes on if the tag ends here, or -1. */
    private int endOfTag(TokenKind end) {
        String close = end == TokenKind.PRINT_END ? "}}" : "%}";
        if (text.startsWith(close, position)) {
            return position + 2;
        }
        if (text.startsWith("-" + close, position)) {
            return Characters.skipSpace(text, position + 3);
        }
        return end == TokenKind.BLOCK_END && text.startsWith("+%}", position) ? position + 3 : -1;
    }

    private void balance(Deque<Character> open, Token token) {
        switch (token.kind()) {
            case LEFT_BRACE -> open.push('}');
            case LEFT_PAREN -> open.push(')');
            case LEFT_BRACKET -> open.push(']');
            case RIGHT_BRACE, RIGHT_PAREN, RIGHT_BRACKET -> {
                if (open.isEmpty()) {
                    throw source.error("unexpected '" + token.text() + "'", token.offset());
                }
                char expected = open.pop();
                if (expected != token.text().charAt(0)) {
                    throw source.error(
                            "unexpected '" + token.text() + "', expected '" + expected + "'", token.offset());
                }
            }
            default -> {}
        }
    }
}
