package dev.pintail.cli;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Writes a failure for a person: one line with the code, what happened and where, and below it what to do.
 *
 * <p>A stack trace is shown only when {@code PINTAIL_DEBUG} is set, or for a fault of this program, where it is all there is.
 */
final class ErrorReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        ErrorCode code = ErrorCode.INTERNAL;
        if (e instanceof PintailException known) {
            code = known.code();
            write(err, known.code(), known.getMessage(), known.hint());
        } else {
            write(
                    err,
                    ErrorCode.INTERNAL,
                    "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()),
                    "This is a fault of Pintail. Please report it with PINTAIL_DEBUG=1.");
        }
        if (System.getenv("PINTAIL_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return ExitCode.refused(code).value();
    }

    static void write(PrintWriter err, ErrorCode code, String message, String hint) {
        err.printf("%s: %s%n", code, message);
        if (!hint.isEmpty()) {
            err.printf("  %s%n", hint);
        }
    }
}
