package dev.pintail.protocol;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The stack trace of an exception as one text, which may be masked as a whole. */
public final class StackTraceText {
    private StackTraceText() {}

    public static String of(Throwable e) {
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            e.printStackTrace(writer);
        }
        return text.toString();
    }
}
