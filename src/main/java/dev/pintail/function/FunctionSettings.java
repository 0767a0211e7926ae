package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the function's environment variables say.
 *
 * @param longest for how long an invocation may last if Lambda does not tell its deadline
 * @param httpMayBringConnections whether an HTTP request may hold a connection of its own
 * @param maxSlices how many invocations a run may have of which this function itself calls the second and later ones; 1 for none
 */
record FunctionSettings(Optional<Duration> longest, boolean httpMayBringConnections, long maxSlices) {
    static final String TIMEOUT_VARIABLE = "PINTAIL_TIMEOUT_SECONDS";
    static final String HTTP_INLINE_VARIABLE = "PINTAIL_HTTP_INLINE";

    static final String SLICES_VARIABLE = "PINTAIL_MAX_SLICES";

    static final FunctionSettings DEFAULTS = new FunctionSettings(Optional.empty(), false, 1);

    FunctionSettings {
        requireNonNull(longest, "longest is null");
    }

    /**
     * @throws ConfigException CONFIG_INVALID, naming the variable
     */
    static FunctionSettings of(Map<String, String> environment) {
        return new FunctionSettings(
                Optional.ofNullable(environment.get(TIMEOUT_VARIABLE))
                        .map(text -> Duration.ofSeconds(number(TIMEOUT_VARIABLE, text))),
                flag(HTTP_INLINE_VARIABLE, environment.getOrDefault(HTTP_INLINE_VARIABLE, "false")),
                number(SLICES_VARIABLE, environment.getOrDefault(SLICES_VARIABLE, "1")));
    }

    private static long number(String variable, String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw invalid(variable, text, "a whole number from 1 to 999999");
        }
        return Long.parseLong(text);
    }

    private static boolean flag(String variable, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(variable, text, "\"true\" or \"false\"");
        };
    }

    private static ConfigException invalid(String variable, String text, String expected) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "The environment variable %s is \"%s\"; it must be %s.".formatted(variable, text, expected),
                "");
    }
}
