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
 */
record FunctionSettings(Optional<Duration> longest, boolean httpMayBringConnections) {
    static final String TIMEOUT_VARIABLE = "PINTAIL_TIMEOUT_SECONDS";
    static final String HTTP_INLINE_VARIABLE = "PINTAIL_HTTP_INLINE";

    static final FunctionSettings DEFAULTS = new FunctionSettings(Optional.empty(), false);

    FunctionSettings {
        requireNonNull(longest, "longest is null");
    }

    /**
     * @throws ConfigException CONFIG_INVALID, naming the variable
     */
    static FunctionSettings of(Map<String, String> environment) {
        return new FunctionSettings(
                Optional.ofNullable(environment.get(TIMEOUT_VARIABLE)).map(FunctionSettings::seconds),
                flag(HTTP_INLINE_VARIABLE, environment.getOrDefault(HTTP_INLINE_VARIABLE, "false")));
    }

    private static Duration seconds(String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds > 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // falls through: the same answer as for a number below 1
        }
        throw invalid(TIMEOUT_VARIABLE, text, "a whole number of seconds from 1");
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
