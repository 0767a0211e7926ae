package dev.pintail.source.decode;

/** A body is not what its decoder reads. The message says what is wrong and where, never what the body contains. */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UndecodableException(String problem) {
        super(problem);
    }

    public UndecodableException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
