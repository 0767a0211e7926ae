package dev.pintail.fuzz;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds of a fuzz test: a few that are always the same, and with {@code -Dfuzz.seeds=N} so many new ones, printed. One seed alone:
 * {@code -Dfuzz.seed=S}.
 */
public final class Seeds {
    private static final int ALWAYS = 3;

    private Seeds() {}

    public static LongStream all() {
        Long only = Long.getLong("fuzz.seed");
        if (only != null) {
            return LongStream.of(only);
        }
        LongStream fresh = new Random()
                .longs(Integer.getInteger("fuzz.seeds", 0))
                .peek(seed -> System.out.println("fuzz seed " + seed));
        return LongStream.concat(LongStream.rangeClosed(1, ALWAYS), fresh);
    }
}
