package dev.pintail.template.syntax;

import dev.pintail.template.TemplateException;

/** The text of a template as Jinja reads it: line ends are {@code \n}, and one at the very end is dropped. */
public record Source(String text) {
    public static Source of(String raw) {
        String text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
        return new Source(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    /** Whether it is only text: no tag, print or comment begins in it. */
    public boolean isPlainText() {
        for (int i = text.indexOf('{'); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            char next = text.charAt(i + 1);
            if (next == '{' || next == '%' || next == '#') {
                return false;
            }
        }
        return true;
    }

    /** Line and column of an offset, both from 1, in words. */
    public String place(int offset) {
        int end = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        long line =
                1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return "template line %d, column %d".formatted(line, end - lineStart + 1);
    }

    /** A syntax error at an offset. */
    public TemplateException.Syntax error(String problem, int offset) {
        TemplateException.Syntax error = new TemplateException.Syntax(problem);
        error.at(place(offset));
        return error;
    }
}
