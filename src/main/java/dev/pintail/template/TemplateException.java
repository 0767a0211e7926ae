package dev.pintail.template;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.template.python.PythonError;
import java.util.Set;

/**
 * A template is wrong or cannot be evaluated.
 *
 * <p>The subclasses are the categories that decide what happens next, as the reference's exception classes do: its
 * interpolation catches {@link Undefined} and {@link WrongType}, everything else ends the stream. They carry no stack trace:
 * some conditions raise one for every record, and what helps the reader is the place in the template.
 */
public abstract sealed class TemplateException extends ManifestException {
    private static final long serialVersionUID = 1;

    private String place = "";

    private TemplateException(String problem, Throwable cause) {
        super(ErrorCode.MANIFEST_INVALID, problem, "", cause);
    }

    /** What a Python error means for the template. */
    public static TemplateException of(PythonError error) {
        return error instanceof PythonError.TypeError
                ? new WrongType(error.getMessage(), error)
                : new Raised(error.className(), error.getMessage(), error);
    }

    /** Remembers where in the template it happened; the first, innermost place stays. */
    public final TemplateException at(String newPlace) {
        if (place.isEmpty()) {
            place = requireNonNull(newPlace, "newPlace is null");
        }
        return this;
    }

    /** What is wrong, in the reference's words where it has some. */
    public final String problem() {
        return super.getMessage();
    }

    /** What is wrong, and where when that is known. */
    @Override
    public final String getMessage() {
        return place.isEmpty() ? problem() : problem() + " (" + place + ")";
    }

    /** The Python class that the reference raises. */
    public abstract String pythonClass();

    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Something was done with a value that is not there; fields fall back to their default, conditions are false. */
    public static final class Undefined extends TemplateException {
        private static final long serialVersionUID = 1;

        public Undefined(String problem) {
            super(problem, null);
        }

        @Override
        public String pythonClass() {
            return "UndefinedError";
        }
    }

    /** A value has the wrong type for what was done with it; the field's value is then the template's own text. */
    public static final class WrongType extends TemplateException {
        private static final long serialVersionUID = 1;

        public WrongType(String problem) {
            this(problem, null);
        }

        private WrongType(String problem, Throwable cause) {
            super(problem, cause);
        }

        @Override
        public String pythonClass() {
            return "TypeError";
        }
    }

    /** The text is not a template. */
    public static final class Syntax extends TemplateException {
        private static final long serialVersionUID = 1;

        public Syntax(String problem) {
            super(problem, null);
        }

        @Override
        public String pythonClass() {
            return "TemplateSyntaxError";
        }
    }

    /** The template names variables that do not exist in this place, even if it would not read them. */
    public static final class UndeclaredVariables extends TemplateException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // sets made by Set.copyOf are serialisable
        private final Set<String> names;

        public UndeclaredVariables(Set<String> names) {
            super("Jinja macro has undeclared variables: {" + quoted(names) + "}", null);
            this.names = Set.copyOf(names);
        }

        public Set<String> names() {
            return names;
        }

        @Override
        public String pythonClass() {
            return "ValueError";
        }

        private static String quoted(Set<String> names) {
            return names.stream()
                    .sorted()
                    .map(name -> "'" + name + "'")
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
        }
    }

    /** The template went for an attribute that the sandbox hides. */
    public static final class Security extends TemplateException {
        private static final long serialVersionUID = 1;

        public Security(String problem) {
            super(problem, null);
        }

        @Override
        public String pythonClass() {
            return "SecurityError";
        }
    }

    /** The text mentions a variable that was taken away ({@code stream_state}); a configuration error in the reference. */
    public static final class ForbiddenVariable extends TemplateException {
        private static final long serialVersionUID = 1;

        public ForbiddenVariable(String problem) {
            super(problem, null);
        }

        @Override
        public FailureType failureType() {
            return FailureType.CONFIG_ERROR;
        }

        @Override
        public String pythonClass() {
            return "AirbyteTracedException";
        }
    }

    /** The evaluation used up its budget of steps, text, depth or digits. */
    public static final class LimitExceeded extends TemplateException {
        private static final long serialVersionUID = 1;

        public LimitExceeded(String problem) {
            super(problem, null);
        }

        @Override
        public String pythonClass() {
            return "OverflowError";
        }
    }

    /** Any other error that Python would raise, such as a {@code ValueError}. */
    public static final class Raised extends TemplateException {
        private static final long serialVersionUID = 1;

        private final String pythonClass;

        public Raised(String pythonClass, String problem) {
            this(pythonClass, problem, null);
        }

        public Raised(String pythonClass, String problem, Throwable cause) {
            super(problem, cause);
            this.pythonClass = requireNonNull(pythonClass, "pythonClass is null");
        }

        /** Python's {@code ValueError}. */
        public static Raised value(String problem) {
            return new Raised("ValueError", problem);
        }

        @Override
        public String pythonClass() {
            return pythonClass;
        }
    }
}
