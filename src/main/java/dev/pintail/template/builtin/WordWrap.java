package dev.pintail.template.builtin;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Splitting;
import dev.pintail.template.value.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code wordwrap}: breaks lines at blanks, and words that are too long where allowed, as Python's {@code textwrap}. */
final class WordWrap {
    private static final Pattern CHUNK = Pattern.compile("[ \\t]+|[^ \\t]+");
    private static final Pattern CHUNK_WITH_HYPHENS = Pattern.compile(
            "[ \\t]+|[^ \\t-]*\\w{2}-(?=\\w{2})|[^ \\t]+?(?=[ \\t]|$|(?<=\\w{2}-)(?=\\w{2}))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final int width;
    private final boolean breakWords;
    private final List<String> lines = new ArrayList<>();

    private WordWrap(int width, boolean breakWords) {
        this.width = width;
        this.breakWords = breakWords;
    }

    /** Arguments: s, width, break_long_words, wrapstring, break_on_hyphens. */
    static Object wrap(Evaluation evaluation, Object[] a) {
        String text = TextFilters.receiver(a[0], "splitlines");
        int width = IntegerMath.toInt(a[1]);
        if (width <= 0) {
            throw new PythonError.ValueError("invalid width " + width + " (must be > 0)");
        }
        String separator = a[3] == null ? "\n" : TextFilters.text(a[3]);
        Pattern chunks = Truth.of(a[4]) ? CHUNK_WITH_HYPHENS : CHUNK;
        List<String> paragraphs = new ArrayList<>();
        evaluation.budget().steps(text.length());
        for (Object paragraph : Splitting.lines(text, false, evaluation.budget())) {
            WordWrap wrap = new WordWrap(width, Truth.of(a[2]));
            wrap.paragraph((String) paragraph, chunks);
            paragraphs.add(String.join(separator, wrap.lines));
        }
        String wrapped = String.join(separator, paragraphs);
        evaluation.budget().text(wrapped.length());
        return wrapped;
    }

    private void paragraph(String text, Pattern pattern) {
        Deque<String> chunks = new ArrayDeque<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            chunks.add(matcher.group());
        }
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && chunks.peek().isBlank()) {
                chunks.pop();
            }
            String line = line(chunks);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
    }

    private String line(Deque<String> chunks) {
        List<String> line = new ArrayList<>();
        int length = 0;
        while (!chunks.isEmpty() && length + Texts.length(chunks.peek()) <= width) {
            String chunk = chunks.pop();
            line.add(chunk);
            length += Texts.length(chunk);
        }
        if (!chunks.isEmpty() && Texts.length(chunks.peek()) > width) {
            longWord(line, chunks, width - length);
        }
        if (!line.isEmpty() && line.getLast().isBlank()) {
            line.removeLast();
        }
        return String.join("", line);
    }

    private void longWord(List<String> line, Deque<String> chunks, int room) {
        String word = chunks.pop();
        if (breakWords) {
            int end = Texts.offset(word, Math.max(room, 1));
            line.add(word.substring(0, end));
            chunks.push(word.substring(end));
        } else if (line.isEmpty()) {
            line.add(word);
        } else {
            chunks.push(word);
        }
    }
}
