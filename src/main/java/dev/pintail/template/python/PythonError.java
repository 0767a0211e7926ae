package dev.pintail.template.python;

/**
 * An exception that Python would raise; what happens next depends on its class, as in the reference.
 *
 * <p>Carries no stack trace: the reference uses exceptions for ordinary decisions (a {@link TypeError} makes a template its
 * own result), and so do we, once a record.
 */
public abstract sealed class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PythonError(String message) {
        super(message, null, false, false);
    }

    /** The name of the Python class, for example {@code ValueError}. */
    public final String className() {
        return getClass().getSimpleName();
    }

    /** A value of the wrong type. */
    public static final class TypeError extends PythonError {
        private static final long serialVersionUID = 1;

        public TypeError(String message) {
            super(message);
        }
    }

    /** A value of the right type that is not acceptable. */
    public static final class ValueError extends PythonError {
        private static final long serialVersionUID = 1;

        public ValueError(String message) {
            super(message);
        }
    }

    /** An object lacks an attribute. */
    public static final class AttributeError extends PythonError {
        private static final long serialVersionUID = 1;

        public AttributeError(String message) {
            super(message);
        }
    }

    /** A dict lacks a key. */
    public static final class KeyError extends PythonError {
        private static final long serialVersionUID = 1;

        public KeyError(String message) {
            super(message);
        }
    }

    /** A list lacks an index. */
    public static final class IndexError extends PythonError {
        private static final long serialVersionUID = 1;

        public IndexError(String message) {
            super(message);
        }
    }

    /** A number or a date is too large. */
    public static final class OverflowError extends PythonError {
        private static final long serialVersionUID = 1;

        public OverflowError(String message) {
            super(message);
        }
    }

    /** Division by zero. */
    public static final class ZeroDivisionError extends PythonError {
        private static final long serialVersionUID = 1;

        public ZeroDivisionError(String message) {
            super(message);
        }
    }
}
