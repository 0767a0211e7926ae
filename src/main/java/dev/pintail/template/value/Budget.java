package dev.pintail.template.value;

import dev.pintail.template.TemplateException;
import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.RegexBudget;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/**
 * What one evaluation may still use: steps, characters of text, depth of calls. One per evaluation; not thread-safe.
 *
 * <p>The limits are far above what manifests need (the costliest real template takes some thousand steps) and low enough that a
 * hostile one ends within a second and some ten megabytes.
 */
public final class Budget {
    private static final long STEPS = 2_000_000;
    private static final long TEXT = 16_000_000;
    private static final int CALL_DEPTH = 60;
    private static final int DATA_DEPTH = 1100;
    private static final int INTEGER_BITS = 200_000;

    private long steps = STEPS;
    private long text = TEXT;
    private int depth;
    private RegexBudget regex;

    /** Pays for a number of steps, such as items looked at. */
    public void steps(long count) {
        steps -= count;
        if (steps < 0) {
            throw new TemplateException.LimitExceeded("the template takes more than " + STEPS + " steps");
        }
    }

    /** Pays for text of a length that is about to be made. */
    public void text(long length) {
        text -= length;
        if (text < 0) {
            throw new TemplateException.LimitExceeded("the template makes more than " + TEXT + " characters of text");
        }
    }

    /** What all regular expressions of the evaluation together may still do. */
    public RegexBudget regex() {
        if (regex == null) {
            regex = new RegexBudget();
        }
        return regex;
    }

    /** Begins a call of a macro or a recursive loop; {@link #leave} ends it. */
    public void enter() {
        if (++depth > CALL_DEPTH) {
            throw new TemplateException.LimitExceeded(
                    "macros or loops call each other more than " + CALL_DEPTH + " deep");
        }
    }

    public void leave() {
        depth--;
    }

    /** Refuses whole numbers that are too large to go on computing with. */
    public static BigInteger checked(BigInteger value) {
        bits(value.bitLength());
        return value;
    }

    /** Refuses a whole number of so many bits before it is computed. */
    public static void bits(long count) {
        if (count > INTEGER_BITS) {
            throw new TemplateException.LimitExceeded("a whole number has more than " + INTEGER_BITS + " bits");
        }
    }

    /**
     * Pays for looking at a whole value, with everything inside of it, before it is printed, compared or copied.
     *
     * <p>A value may contain one list twice, that list another one twice, and so on, or a list itself: small in memory, and
     * without end when printed.
     */
    public void visit(Object value) {
        visit(value, 0);
    }

    private void visit(Object value, int level) {
        if (level > DATA_DEPTH) {
            throw new TemplateException.LimitExceeded("a value is nested more than " + DATA_DEPTH + " levels deep");
        }
        switch (value) {
            case String string -> steps(1 + (string.length() >> 6));
            case Map<?, ?> map -> {
                steps(1 + map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    visit(entry.getKey(), level + 1);
                    visit(entry.getValue(), level + 1);
                }
            }
            case Collection<?> items -> {
                steps(1 + items.size());
                for (Object item : items) {
                    visit(item, level + 1);
                }
            }
            case Namespace namespace -> visit(namespace.attributes(), level + 1);
            case NamedTuple tuple -> visit(tuple.values(), level + 1);
            case DictView view -> visit(view.dict(), level + 1);
            case TemplateObject object -> visit(object.items(), level + 1);
            case PyBytes bytes -> steps(1 + (bytes.size() >> 6));
            case null, default -> steps(1);
        }
    }
}
