package dev.pintail.it;

import static dev.pintail.it.KillTrial.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.it.KillTrial.Figures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invocations with a limit of some seconds, half of them killed at random moments, leave what one long run leaves: a paged full
 * refresh, a sliced incremental stream and a substream, with one request at a time and with four.
 *
 * <p>{@code -Dpintail.trials} and {@code -Dpintail.seconds} set the number of trials and the limit; {@code bench/kill.sh} runs many
 * trials of five seconds.
 */
class KillTrialsIT {
    private static final int TRIALS = Integer.getInteger("pintail.trials", 2);
    private static final int AT_THE_SAME_TIME = Integer.getInteger("pintail.parallel", 2);
    private static final long SEED = Long.getLong("pintail.seed", 8);

    @TempDir
    private Path folder;

    private record Left(List<String> contents, List<URI> requests) {}

    @Test
    void invocationsThatAreKilledAtRandomMomentsDoWhatOneRunDoes() throws Exception {
        Left expected = oneRun();
        Figures total = new Figures(0, 0, 0, 0, 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_THE_SAME_TIME)) {
            List<Future<Figures>> trials = new ArrayList<>();
            for (int trial = 0; trial < TRIALS; trial++) {
                int number = trial;
                trials.add(threads.submit(() -> trial(number, expected)));
            }
            for (Future<Figures> trial : trials) {
                total = total.plus(trial.get());
            }
        }
        System.out.printf(
                "%d trials, %d invocations, %d of them killed, 0 differing; %d requests repeated,"
                        + " by one invocation %d at most; the longest uncommitted tail had %d%n",
                TRIALS,
                total.invocations(),
                total.killed(),
                total.repeated(),
                total.mostRepeated(),
                total.longestTail());
    }

    @Test
    void aSyncThatNeedsFiveInvocationsEndsLikeOneLongRunAndAsksForNothingTwice() throws Exception {
        Left expected = oneRun();
        try (KillTrial trial = new KillTrial(folder.resolve("unharmed"), 1, KillTrial.ANSWER, 0, new Random(SEED))) {
            Figures figures = trial.run();

            assertThat(figures.invocations()).isGreaterThanOrEqualTo(5);
            assertThat(trial.contents()).isEqualTo(expected.contents());
            assertThat(without(expected.requests(), trial.requests())).isEmpty();
        }
    }

    private Left oneRun() throws Exception {
        Path project = folder.resolve("clean");
        try (KillTrial clean = new KillTrial(project, 4, Duration.ZERO, 0, new Random(SEED))) {
            new PintailProcess(project).run("sync").assertExitCode(0);
            return new Left(clean.contents(), clean.requests());
        }
    }

    private Figures trial(int number, Left expected) throws Exception {
        int concurrency = number % 2 == 0 ? 1 : 4;
        try (KillTrial trial = new KillTrial(
                folder.resolve("trial-" + number), concurrency, KillTrial.ANSWER, 5, new Random(SEED + number))) {
            Figures figures = trial.run();
            assertThat(trial.contents()).as("trial %d", number).isEqualTo(expected.contents());
            assertThat(without(expected.requests(), trial.requests()))
                    .as("trial %d", number)
                    .isEmpty();
            System.out.printf("trial %d: %s%n", number, figures);
            return figures;
        }
    }
}
