package dev.pintail.source.extract;

import dev.pintail.template.python.Fnmatch;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import java.math.BigInteger;

/** One step of a {@link DocumentPath}: which keys of an object and which indexes of a list it takes. */
sealed interface PathSegment {
    boolean matches(String key);

    /** Negative numbers count from the end of the list. */
    boolean matches(int index, int size);

    default boolean matches(Children.Step step) {
        return step.key() != null ? matches(step.key()) : matches(step.index(), step.size());
    }

    /**
     * The segment for a value that a path template gave: a text may be a glob or an index, a number is an index and never a
     * key, anything else matches nothing.
     */
    static PathSegment of(Object value) {
        if (value instanceof String text) {
            if (text.equals("**")) {
                return new AnyDepth();
            }
            return isGlob(text) ? new Glob(Fnmatch.of(text)) : new Plain(text, indexOf(text));
        }
        return new Index(indexOf(value));
    }

    /** Whether a text has characters that make it a pattern. */
    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** A key, or an index if it is written as a number. */
    record Plain(String text, BigInteger number) implements PathSegment {
        @Override
        public boolean matches(String key) {
            return text.equals(key);
        }

        @Override
        public boolean matches(int index, int size) {
            return isAt(number, index, size);
        }
    }

    /** A file name pattern; indexes are matched as texts. */
    record Glob(Fnmatch pattern) implements PathSegment {
        @Override
        public boolean matches(String key) {
            return pattern.matches(key);
        }

        @Override
        public boolean matches(int index, int size) {
            return pattern.matches(Integer.toString(index));
        }
    }

    /** {@code **}: any number of steps; it matches each of those that it stands for. */
    record AnyDepth() implements PathSegment {
        @Override
        public boolean matches(String key) {
            return true;
        }

        @Override
        public boolean matches(int index, int size) {
            return true;
        }
    }

    /** An index of a list, or nothing at all where it is null. */
    record Index(BigInteger number) implements PathSegment {
        @Override
        public boolean matches(String key) {
            return false;
        }

        @Override
        public boolean matches(int index, int size) {
            return isAt(number, index, size);
        }
    }

    private static boolean isAt(BigInteger number, int index, int size) {
        if (number == null) {
            return false;
        }
        BigInteger position = number.signum() < 0 ? number.add(BigInteger.valueOf(size)) : number;
        return position.bitLength() < Integer.SIZE && position.intValue() == index;
    }

    /** Python's {@code int(value)}, or null where that raises. */
    private static BigInteger indexOf(Object value) {
        try {
            return Numbers.big(Numbers.toInt(value));
        } catch (PythonError e) {
            return null;
        }
    }
}
