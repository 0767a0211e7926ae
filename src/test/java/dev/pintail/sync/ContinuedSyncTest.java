package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.sync.SyncResult.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many short runs leave what one long run leaves, with the same requests. Every answer of the API takes a second. */
class ContinuedSyncTest {
    @TempDir
    private Path folder;

    private final TickingClock clock = new TickingClock();
    private final LongApi answers = new LongApi();

    private LocalApi api() {
        return new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(1));
            return answers.apply(uri);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "events", "lines"})
    void manyShortRunsOfAStreamDoWhatOneLongRunDoes(String stream) {
        try (LocalApi once = api();
                LocalApi pieces = api()) {
            SyncProject whole = new SyncProject("whole", folder, once, clock);
            assertThat(whole.run(SyncProject.request(stream)).status()).isEqualTo(Status.SUCCEEDED);

            SyncProject cut = new SyncProject("cut", folder, pieces, clock);
            List<SyncResult> results = cut.runToTheEnd(SyncProject.request(stream), Duration.ofSeconds(6));

            assertThat(results).hasSizeGreaterThanOrEqualTo(4);
            assertThat(results.getLast().status()).isEqualTo(Status.SUCCEEDED);
            cut.assertSameAs(whole, stream);
            assertThat(SyncProject.without(pieces.requests(), once.requests())).isEmpty();
            assertThat(cut.rows("SELECT * FROM _pintail_continuations")).isEmpty();
        }
    }

    @Test
    void allStreamsTogetherAreReadOnceEach() {
        try (LocalApi once = api();
                LocalApi pieces = api()) {
            SyncProject whole = new SyncProject("whole", folder, once, clock);
            whole.run(SyncProject.request());

            SyncProject cut = new SyncProject("cut", folder, pieces, clock);
            List<SyncResult> results = cut.runToTheEnd(SyncProject.request(), Duration.ofSeconds(20));

            assertThat(results).hasSizeGreaterThanOrEqualTo(5);
            cut.assertSameAs(whole, "notes", "events", "lines");
            assertThat(SyncProject.without(pieces.requests(), once.requests())).isEmpty();
        }
    }

    @Test
    void aWaitThatIsLongerThanTheTimeLeftEndsTheRunAtOnce() {
        AtomicInteger requests = new AtomicInteger();
        try (LocalApi api = new LocalApi(uri -> {
            if (requests.incrementAndGet() != 5) {
                return answers.apply(uri);
            }
            clock.advance(Duration.ofSeconds(59));
            return new LocalApi.Answer(429, "application/json", "{}");
        })) {
            SyncProject project = new SyncProject("limited", folder, api, clock);

            SyncResult first = project.run(SyncProject.request("notes"), Duration.ofMinutes(1));

            assertThat(first.status()).isEqualTo(Status.CONTINUE);
            assertThat(first.rowsLoaded()).isEqualTo(40);
            assertThat(requests).hasValue(5);
            assertThat(project.run(SyncProject.request("notes")).status()).isEqualTo(Status.SUCCEEDED);
            assertThat(project.rows("SELECT count(*), count(DISTINCT id) FROM notes"))
                    .containsExactly("[\"400\",\"400\"]");
        }
    }

    @Test
    void aRunWhoseTimeIsOverAtItsStartDoesNothing() {
        try (LocalApi api = api()) {
            SyncProject project = new SyncProject("late", folder, api, clock);

            SyncResult result = project.run(SyncProject.request("notes"), Duration.ofSeconds(-1));

            assertThat(result.status()).isEqualTo(Status.CONTINUE);
            assertThat(api.requests()).isEmpty();
            assertThat(project.database()).doesNotExist();
        }
    }

    @Test
    void anExpiredPositionIsForgottenSoThatTheStreamIsReadAnew() {
        boolean[] expired = {false};
        try (LocalApi api = new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(1));
            return expired[0] && isInTheMiddle(uri)
                    ? new LocalApi.Answer(400, "application/json", "{\"error\": \"token expired\"}")
                    : answers.apply(uri);
        })) {
            SyncProject project = new SyncProject("expired", folder, api, clock);
            assertThat(project.run(SyncProject.request("notes"), Duration.ofSeconds(10))
                            .status())
                    .isEqualTo(Status.CONTINUE);
            expired[0] = true;

            assertThat(project.run(SyncProject.request("notes")).status()).isEqualTo(Status.FAILED);
            expired[0] = false;
            assertThat(project.run(SyncProject.request("notes")).status()).isEqualTo(Status.SUCCEEDED);

            assertThat(project.rows("SELECT count(*), count(DISTINCT id) FROM notes"))
                    .containsExactly("[\"400\",\"400\"]");
            assertThat(api.requests()).filteredOn(uri -> !isInTheMiddle(uri)).hasSize(2);
        }
    }

    private static boolean isInTheMiddle(URI uri) {
        return LocalApi.query(uri).containsKey("after");
    }
}
