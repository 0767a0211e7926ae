package dev.pintail.template.python;

/** What Python's {@code str} takes for blank: more than ASCII, and not the same set as Java's. */
public final class Whitespace {
    private Whitespace() {}

    /** {@code str.isspace} of one character. */
    public static boolean is(int codePoint) {
        return codePoint < 0x80
                ? codePoint == ' '
                        || (codePoint >= '\t' && codePoint <= '\r')
                        || (codePoint >= 0x1c && codePoint <= 0x1f)
                : codePoint == 0x85 || Character.isSpaceChar(codePoint);
    }

    /** {@code text.strip()}. */
    public static String strip(String text) {
        return stripLeft(stripRight(text));
    }

    /** {@code text.lstrip()}. */
    public static String stripLeft(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /** {@code text.rstrip()}. */
    public static String stripRight(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
