package dev.pintail.template.python;

/**
 * How much work matching may still do: characters looked at and characters written.
 *
 * <p>{@code java.util.regex} backtracks without end on some patterns; counting what it reads is the way to stop it. One budget
 * can serve several matches. Not thread-safe.
 */
public final class RegexBudget {
    /** Less than a second's work. Ordinary patterns look at each character a few times. */
    private static final long READS = 20_000_000;

    private static final long WRITES = 16_000_000;

    private long reads = READS;
    private long writes = WRITES;

    /** @throws PythonError.ValueError if nothing is left, as in {@link #write} */
    void read() {
        if (--reads < 0) {
            throw new PythonError.ValueError("the regular expression takes too long on this text");
        }
    }

    void write(int characters) {
        writes -= characters;
        if (writes < 0) {
            throw new PythonError.ValueError("the regular expression makes too long a text");
        }
    }
}
