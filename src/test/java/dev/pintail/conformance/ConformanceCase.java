package dev.pintail.conformance;

import java.util.Optional;

/**
 * One recording, ready to be replayed.
 *
 * @param id unique in all groups; the lists of expected failures use it
 * @param replay runs it and compares
 */
record ConformanceCase(String id, Replay replay) {
    /** Replays one recording. An exception counts as a divergence. */
    interface Replay {
        /** The first thing that differs from the recording, if any. */
        Optional<Divergence> run() throws Exception;
    }

    Optional<Divergence> run() {
        try {
            return replay.run();
        } catch (Exception | StackOverflowError | AssertionError e) {
            return Optional.of(Divergence.crash(e));
        }
    }
}
