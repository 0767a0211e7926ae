package dev.pintail.template.python;

/** A text that can only be looked at a limited number of times: the way to stop {@code java.util.regex} from backtracking for ever. */
final class BoundedText implements CharSequence {
    /** About a second's work. */
    private static final long LEAST_LIMIT = 20_000_000;

    /** Ordinary patterns look at each character a few times. */
    private static final long READS_PER_CHARACTER = 100;

    private final String text;
    private long readsLeft;

    BoundedText(String text) {
        this.text = text;
        this.readsLeft = Math.max(LEAST_LIMIT, READS_PER_CHARACTER * text.length());
    }

    /** @throws PythonError.ValueError if the limit is reached */
    @Override
    public char charAt(int index) {
        if (--readsLeft < 0) {
            throw new PythonError.ValueError("the regular expression takes too long on this text");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
