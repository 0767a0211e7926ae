package dev.pintail.conformance;

import java.util.random.RandomGenerator;

/** Chance that always takes its upper bound, as in the recordings. */
final class UpperBound implements RandomGenerator {
    @Override
    public long nextLong() {
        return -1L;
    }

    @Override
    public double nextDouble() {
        return Math.nextDown(1.0);
    }
}
