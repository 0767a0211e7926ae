package dev.pintail.conformance;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PythonError;

/**
 * An exception as the recordings name it.
 *
 * @param className the Python class
 * @param message its message
 */
record PythonException(String className, String message) {
    private static final String UNDECLARED = "Jinja macro has undeclared variables";

    /**
     * What the reference would call an exception of ours.
     *
     * @throws RuntimeException the exception itself, if it is a fault of the program and no answer
     */
    static PythonException of(RuntimeException e) {
        if (e instanceof PythonError error) {
            return new PythonException(error.className(), error.getMessage());
        }
        if (e instanceof TemplateException error) {
            return new PythonException(error.pythonClass(), error.problem());
        }
        throw e;
    }

    /** What has to agree: the class where the runtime tells classes apart, with the message where that has a meaning of its own. */
    String category() {
        return switch (className) {
            case "UndefinedError" -> className;
            case "AirbyteTracedException" -> className + ": " + message;
            case "TemplateSyntaxError", "TemplateAssertionError" -> "broken template";
            case "ValueError" -> message.startsWith(UNDECLARED) ? message : "any other";
            default -> "any other";
        };
    }

    @Override
    public String toString() {
        return className + ": " + message;
    }
}
