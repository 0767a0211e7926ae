package dev.pintail.cli;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.error.PintailException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Writes a failure as a short block: the code, what happened, where and why, and below it what to do; with {@code --output json}
 * the same as one line of JSON.
 *
 * <p>A stack trace is shown only with {@code --debug}, or when {@code PINTAIL_DEBUG} is set.
 */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Pattern MEANT = Pattern.compile("Did you mean \"(.+?)\"\\?");

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        ParseResult own = command.getParseResult();
        boolean json =
                own.matchedOptionValue(OutputOptions.OUTPUT, OutputOptions.Format.TEXT) == OutputOptions.Format.JSON;
        boolean debug = own.matchedOptionValue(OutputOptions.DEBUG, false) || System.getenv("PINTAIL_DEBUG") != null;
        ErrorCode code = ErrorCode.INTERNAL;
        if (e instanceof PintailException known) {
            code = known.code();
            write(err, json, code, known.getMessage(), known.hint());
        } else {
            write(
                    err,
                    json,
                    code,
                    "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()),
                    "This is a fault of Pintail. Please report it with what --debug shows.");
        }
        if (debug) {
            e.printStackTrace(err);
        }
        err.flush();
        return ExitCode.refused(code).value();
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        write(
                command.getErr(),
                String.join(" ", arguments).matches("(?s).*--output[= ]json.*"),
                ErrorCode.REQUEST_INVALID,
                told(e),
                "See: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        command.getErr().flush();
        return ExitCode.USAGE_OR_CONFIGURATION.value();
    }

    /** In words for people: picocli speaks of indexes and of Java's types. */
    private static String told(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()
                && !unmatched.isUnknownOption()) {
            String given = unmatched.getUnmatched().getFirst();
            return (e.getCommandLine().getSubcommands().isEmpty()
                                    ? "\"%s\" is one argument too many."
                                    : "There is no command \"%s\".")
                            .formatted(given)
                    + meant(e);
        }
        String message = e.getMessage().replaceFirst("is not an? (int|long)$", "is not a whole number");
        return (message.endsWith(".") ? message : message + ".") + meant(e);
    }

    /** What somebody probably wanted: another option of the command, or another command. */
    private static String meant(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String given = unmatched.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        return NearestName.suggestion(
                given,
                given.startsWith("-")
                        ? command.getCommandSpec().optionsMap().keySet()
                        : command.getSubcommands().keySet());
    }

    static void write(PrintWriter err, boolean json, ErrorCode code, String message, String hint) {
        if (json) {
            OutputOptions.print(err, Map.of("error", toJson(code, message, hint)));
        } else {
            write(err, code, message, hint);
        }
    }

    static void write(PrintWriter err, ErrorCode code, String message, String hint) {
        err.printf("%s: %s%n", code, message);
        if (!hint.isEmpty()) {
            err.printf("  %s%n", hint);
        }
    }

    private static Map<String, Object> toJson(ErrorCode code, String message, String hint) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code.name());
        error.put("message", message);
        error.put("hint", hint);
        Matcher meant = MEANT.matcher(message);
        error.put("did_you_mean", meant.find() ? meant.group(1) : null);
        error.put("retryable", code.retryable());
        return error;
    }
}
