package dev.pintail.manifest.component;

import java.util.regex.Pattern;

/**
 * One mistake in a manifest.
 *
 * @param path where, in the manifest after references are resolved, for example {@code streams[2].retriever.requester}; empty
 *     for the manifest itself
 * @param line the line of the source text, counted from 1, of the mapping that contains the mistake; 0 if unknown
 * @param message what is wrong and, where that can be said, what is allowed
 */
public record Problem(String path, int line, String message) {
    /** What a manifest's texts and keys bring along must not break the line. */
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    public Problem {
        path = LINE_BREAKS.matcher(path).replaceAll(" ");
        message = LINE_BREAKS.matcher(message).replaceAll(" ");
    }

    /** The whole problem on one line. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "manifest" : path;
        return (line > 0 ? where + " (line " + line + ")" : where) + ": " + message;
    }
}
