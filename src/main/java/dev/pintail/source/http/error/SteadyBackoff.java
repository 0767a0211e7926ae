package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A time that depends on nothing but the number of the attempt, plus up to twice a range of chance.
 *
 * @param base seconds
 * @param doubling whether attempt {@code n} waits {@code base * 2^n}, instead of always {@code base}
 * @param jitterRange seconds; 0 for no chance
 */
record SteadyBackoff(DoubleSupplier base, boolean doubling, double jitterRange, RandomGenerator random)
        implements BackoffStrategy {
    SteadyBackoff {
        requireNonNull(base, "base is null");
        requireNonNull(random, "random is null");
    }

    @Override
    public OptionalDouble seconds(Outcome outcome, int attempt) {
        double seconds = base.getAsDouble() * (doubling ? Math.pow(2, attempt) : 1);
        return OptionalDouble.of(jitterRange == 0 ? seconds : seconds + 2 * jitterRange * random.nextDouble());
    }
}
