package dev.pintail.template.python;

/** A text that can only be looked at a limited number of times: the way to stop {@code java.util.regex} from backtracking for ever. */
final class BoundedText implements CharSequence {
    /** Some seconds' work. Ordinary patterns look at each character a few times. */
    private static final long LIMIT = 200_000_000;

    private final String text;
    private long reads;

    BoundedText(String text) {
        this.text = text;
    }

    /** @throws PythonError.ValueError if the limit is reached */
    @Override
    public char charAt(int index) {
        if (++reads > LIMIT) {
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
