package dev.pintail.conformance;

import dev.pintail.template.python.Repr;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The first thing in which a replay differs from its recording.
 *
 * @param step the number of the step in the case, from 1; 0 where cases have no steps
 * @param what the place, for example {@code records[users]}
 * @param expected what was recorded, as text
 * @param actual what the replay gave, as text
 */
record Divergence(int step, String what, String expected, String actual) {
    private static final int MAX_LENGTH = 4000;
    private static final int FRAMES = 6;

    Divergence {
        expected = cut(expected);
        actual = cut(actual);
    }

    /** A divergence between two template values or JSON values. */
    static Divergence of(String what, Object expected, Object actual) {
        return new Divergence(0, what, show(expected), show(actual));
    }

    /** An exception that nobody expected: a fault of the program or of the test. */
    static Divergence crash(Throwable e) {
        String frames = Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return new Divergence(0, "crash", "", e + (frames.isEmpty() ? "" : " at " + frames));
    }

    Divergence inStep(int number) {
        return new Divergence(number, what, expected, actual);
    }

    private static String show(Object value) {
        try {
            return Repr.of(value);
        } catch (IllegalArgumentException notATemplateValue) {
            return value.getClass().getName() + ": " + value;
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    @Override
    public String toString() {
        return "%s%s: expected %s, was %s".formatted(step == 0 ? "" : "step " + step + ", ", what, expected, actual);
    }
}
