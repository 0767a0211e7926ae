package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Response;
import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonRegex;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The seconds, or the time in seconds since 1970, that a header of the answer says.
 *
 * @param header its name, in any case
 * @param pattern cuts the number out of the header: the whole match counts, and it must begin at the start
 * @param clock present: the header is a time
 * @param minimum seconds, with a time only: the least to wait, also when the header is missing
 */
record HeaderBackoff(
        Supplier<String> header,
        Supplier<Optional<PythonRegex>> pattern,
        Optional<InstantSource> clock,
        Supplier<OptionalDouble> minimum,
        WaitLimit limit)
        implements BackoffStrategy {
    HeaderBackoff {
        requireNonNull(header, "header is null");
        requireNonNull(pattern, "pattern is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(minimum, "minimum is null");
        requireNonNull(limit, "limit is null");
    }

    @Override
    public OptionalDouble seconds(Outcome outcome, int attempt) {
        OptionalDouble number = outcome.response().map(this::number).orElseGet(OptionalDouble::empty);
        return clock.isPresent() ? until(number, clock.get()) : relative(number);
    }

    private OptionalDouble relative(OptionalDouble number) {
        // Zero asks for no wait at all, which no limit refuses; less than that is no answer (the reference crashes).
        return number.isEmpty() || number.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(limit.check(number.getAsDouble()));
    }

    private OptionalDouble until(OptionalDouble number, InstantSource source) {
        OptionalDouble least = minimum.get();
        if (number.isEmpty() || number.getAsDouble() == 0) {
            return least.isEmpty() ? least : OptionalDouble.of(limit.check(least.getAsDouble()));
        }
        double wait = number.getAsDouble() - source.millis() / 1000.0;
        if (least.isPresent()) {
            return OptionalDouble.of(limit.check(Math.max(wait, least.getAsDouble())));
        }
        return wait < 0 ? OptionalDouble.empty() : OptionalDouble.of(limit.check(wait));
    }

    private OptionalDouble number(Response response) {
        String value = response.header(header.get()).orElse("");
        String cut = pattern.get()
                .flatMap(regex -> regex.match(value))
                .map(match -> match.group())
                .orElse(value);
        try {
            double number = NumberText.parseFloat(cut);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (PythonError.ValueError e) {
            return OptionalDouble.empty();
        }
    }
}
