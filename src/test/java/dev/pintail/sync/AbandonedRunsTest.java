package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.sync.SyncResult.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs with short limits that are left at random requests, as if their process had been killed: nothing is committed any more, no end
 * is written down. {@code KillTrialsIT} kills real processes.
 */
class AbandonedRunsTest {
    private static final int TRIALS = Integer.getInteger("pintail.trials", 4);
    private static final String[] TABLES = {"notes", "events", "lines"};

    @TempDir
    private Path folder;

    private final TickingClock clock = new TickingClock();
    private final LongApi answers = new LongApi();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void howeverOftenRunsAreAbandonedTheyEndWithWhatOneRunLeaves(int concurrency) throws IOException {
        Path manifest = folder.resolve("manifest.yaml");
        Files.writeString(
                manifest,
                Files.readString(SyncProject.MANIFEST)
                        .replace("default_concurrency: 1", "default_concurrency: " + concurrency));
        try (LocalApi once = api()) {
            SyncProject whole = new SyncProject("whole", folder, once, clock).with(manifest);
            assertThat(whole.run(SyncProject.request()).status()).isEqualTo(Status.SUCCEEDED);
            for (int trial = 0; trial < TRIALS; trial++) {
                trial(trial, manifest, whole, once.requests());
            }
        }
    }

    private void trial(int number, Path manifest, SyncProject whole, List<URI> needed) {
        Random random = new Random(number);
        AtomicInteger left = new AtomicInteger();
        int ofAbandoned = 0;
        try (LocalApi api = api()) {
            SyncProject project = new SyncProject(
                            "trial-" + number, folder, api, clock, new CheckpointPolicy(30, Duration.ofSeconds(30)))
                    .with(manifest)
                    .with(network -> new Mortal(network, left));
            Status status = Status.CONTINUE;
            for (int run = 0; status != Status.SUCCEEDED; run++) {
                assertThat(run).as("runs of trial %d", number).isLessThan(200);
                boolean abandoned = random.nextBoolean();
                left.set(abandoned ? random.nextInt(1, 30) : Integer.MAX_VALUE);
                int before = api.requests().size();
                try {
                    status = project.run(SyncProject.request(), Duration.ofSeconds(random.nextInt(10, 40)))
                            .status();
                    assertThat(status).isIn(Status.CONTINUE, Status.SUCCEEDED);
                } catch (Killed e) {
                    ofAbandoned += api.requests().size() - before;
                }
            }
            project.assertSameAs(whole, TABLES);
            assertThat(SyncProject.without(needed, api.requests())).isEmpty();
            assertThat(api.requests().size() - needed.size())
                    .as("requests of trial %d beyond those of one run", number)
                    .isLessThanOrEqualTo(ofAbandoned + brokenOff(project));
        }
    }

    /** Requests that were under way when the time of a run was over. */
    private static int brokenOff(SyncProject project) {
        return 4 * project.rows("SELECT DISTINCT run_id FROM _pintail_runs").size();
    }

    private LocalApi api() {
        return new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(1));
            return answers.apply(uri);
        });
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A network whose process ends after some more requests. */
    private record Mortal(Transport network, AtomicInteger left) implements Transport {
        @Override
        public Response send(Request request) throws IOException, InterruptedException {
            if (left.decrementAndGet() < 0) {
                throw new Killed();
            }
            return network.send(request);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
