package dev.pintail.function;

/** Texts that others wrote, cut to what an answer can carry. */
final class Shortened {
    /** Longer than any message that this program makes itself. */
    private static final int LONGEST = 2_000;

    private Shortened() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return "%s... (%d characters in all)".formatted(text.substring(0, end), text.length());
    }
}
