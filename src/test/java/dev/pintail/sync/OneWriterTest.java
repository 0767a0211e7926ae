package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.error.ErrorCode;
import dev.pintail.sync.SyncResult.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several runs of a connection one works; a request that comes again does nothing again. */
class OneWriterTest {
    @TempDir
    private Path folder;

    private final TickingClock clock = new TickingClock();
    private final LongApi answers = new LongApi();

    @Test
    void ofTwentyRunsAtTheSameTimeOneWorksAndNineteenAreSkipped() throws Exception {
        CountDownLatch nineteenAnswered = new CountDownLatch(19);
        int before = -1_000; // the first run makes the database and waits for nobody
        AtomicInteger requests = new AtomicInteger(before);
        try (LocalApi api = new LocalApi(uri -> {
                    if (requests.incrementAndGet() == 3) {
                        await(nineteenAnswered);
                    }
                    return answers.apply(uri);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SyncProject project = new SyncProject("busy", folder, api, clock);
            project.run(SyncProject.request("events")); // so that the database is there
            requests.set(0);

            List<Future<SyncResult>> runs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                runs.add(threads.submit(() -> {
                    SyncResult result = project.run(SyncProject.request("notes"));
                    nineteenAnswered.countDown();
                    return result;
                }));
            }
            List<SyncResult> results = new ArrayList<>();
            for (Future<SyncResult> run : runs) {
                results.add(run.get());
            }

            assertThat(results)
                    .filteredOn(result -> result.status() == Status.SUCCEEDED)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(result -> result.status() == Status.SKIPPED)
                    .hasSize(19)
                    .allSatisfy(result ->
                            assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.LEASE_HELD));
            assertThat(requests).hasValue(40);
            assertThat(project.rows("SELECT count(*) FROM notes")).containsExactly("[\"400\"]");
        }
    }

    @Test
    void aRequestThatComesAgainWithItsKeyGetsTheFirstResult() {
        try (LocalApi api = new LocalApi(answers)) {
            SyncProject project = new SyncProject("keyed", folder, api, clock);
            SyncResult first = project.run(keyed("k1"));
            int requests = api.requests().size();

            SyncResult again = project.run(keyed("k1"));

            assertThat(again.toJson()).isEqualTo(first.toJson());
            assertThat(api.requests()).hasSize(requests);
            assertThat(project.run(keyed("k2")).runId()).isNotEqualTo(first.runId());
            clock.advance(Duration.ofDays(5));
            assertThat(project.run(keyed("k1")).runId()).isNotEqualTo(first.runId());
        }
    }

    @Test
    void aKeptResultHasTheDurationOfTheFirstAnswer() {
        SyncResult first = new SyncResult(
                "r1",
                "long",
                Status.SUCCEEDED,
                Instant.parse("2026-11-30T02:03:04.094900Z"),
                Instant.parse("2026-11-30T02:03:15.626100Z"),
                List.of(),
                Optional.empty(),
                SyncResult.Traffic.NONE,
                Optional.empty());

        assertThat(ResultJson.read(first.toJson()).toJson()).isEqualTo(first.toJson());
    }

    @Test
    void anUnfinishedRunIsNotAnsweredFromItsKey() {
        try (LocalApi api = new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(1));
            return answers.apply(uri);
        })) {
            SyncProject project = new SyncProject("keyed", folder, api, clock);

            List<SyncResult> results = project.runToTheEnd(keyed("k1"), Duration.ofSeconds(10));

            assertThat(results)
                    .hasSizeGreaterThan(3)
                    .last()
                    .extracting(SyncResult::status)
                    .isEqualTo(Status.SUCCEEDED);
            assertThat(api.requests()).hasSize(40);
        }
    }

    @Test
    void everyRunIsWrittenDownAlsoOneThatFails() {
        boolean[] broken = {false};
        try (LocalApi api = new LocalApi(
                uri -> broken[0] ? new LocalApi.Answer(403, "application/json", "{}") : answers.apply(uri))) {
            SyncProject project = new SyncProject("history", folder, api, clock);
            project.run(SyncProject.request("notes"));
            broken[0] = true;
            clock.advance(Duration.ofMinutes(1));
            project.run(SyncProject.request("notes"));

            assertThat(project.rows("SELECT stream_name, status, error_code, records_loaded, requests, retries"
                            + " FROM _pintail_runs ORDER BY finished_at"))
                    .containsExactly(
                            "[\"notes\",\"succeeded\",\"null\",\"400\",\"40\",\"0\"]",
                            "[\"notes\",\"failed\",\"SOURCE_AUTH_FAILED\",\"0\",\"1\",\"0\"]");
        }
    }

    @Test
    void aPlanTellsWhatWouldBeDoneAndWritesNothing() {
        try (LocalApi api = new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(1));
            return answers.apply(uri);
        })) {
            SyncProject project = new SyncProject("planned", folder, api, clock);

            SyncResult fresh = project.run(plan());
            assertThat(project.database()).doesNotExist();
            assertThat(api.requests()).isEmpty();
            assertThat(fresh.plan().orElseThrow())
                    .extracting(stream -> stream.name() + " " + stream.mode() + " " + stream.write())
                    .containsExactly(
                            "notes full_refresh replace", "events incremental append", "lines incremental append");

            project.run(SyncProject.request("events"));
            project.run(SyncProject.request("notes"), Duration.ofSeconds(10));
            List<SyncResult.PlannedStream> plan = project.run(plan()).plan().orElseThrow();
            assertThat(plan.get(0).continued()).isTrue();
            assertThat(plan.get(1).state()).isEqualTo(java.util.Map.of("at", "2026-01-07"));
        }
    }

    @Test
    void aWindowIsReadAgainAndTheStateStays() {
        try (LocalApi api = new LocalApi(answers)) {
            SyncProject project = new SyncProject("window", folder, api, clock);
            project.run(SyncProject.request("events"));
            List<String> state = project.rows("SELECT * FROM _airbyte_state");

            SyncResult result = project.run(
                    window(Instant.parse("2026-01-02T00:00:00Z"), Optional.of(Instant.parse("2026-01-03T00:00:00Z"))));

            assertThat(result.status()).as("%s", result).isEqualTo(Status.SUCCEEDED);
            assertThat(result.streams())
                    .extracting(SyncResult.StreamResult::name)
                    .containsExactly("events", "lines");
            assertThat(api.requests())
                    .filteredOn(uri -> uri.getPath().equals("/events"))
                    .last()
                    .hasToString("/events?after=20&from=2026-01-02&to=2026-01-03");
            assertThat(project.rows("SELECT \"at\", count(*) FROM events GROUP BY ALL HAVING count(*) > 25"))
                    .containsExactly("[\"2026-01-02\",\"50\"]");
            assertThat(project.rows("SELECT * FROM _airbyte_state")).isEqualTo(state);
        }
    }

    private static SyncRequest keyed(String key) {
        return new SyncRequest(
                "long",
                Optional.empty(),
                List.of("notes"),
                SyncRequest.Mode.INCREMENTAL,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(key));
    }

    private static SyncRequest plan() {
        return new SyncRequest(
                "long",
                Optional.empty(),
                List.of(),
                SyncRequest.Mode.INCREMENTAL,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SyncRequest window(Instant from, Optional<Instant> to) {
        return new SyncRequest(
                "long",
                Optional.empty(),
                List.of(),
                SyncRequest.Mode.INCREMENTAL,
                Optional.of(new SyncRequest.Window(from, to)),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
