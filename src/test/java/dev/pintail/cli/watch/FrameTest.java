package dev.pintail.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plusSeconds(10);
    private static final Traffic.Counts QUIET = new Traffic.Counts(12, 0, Duration.ZERO, Optional.empty());

    @Test
    void aStreamShowsItsRowsAndItsPace() {
        List<String> lines = new Frame(100, 24).lines(List.of(lane("orders", 5000, false)), QUIET, START, NOW);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("orders", "5,000 rows", "500 rows/s");
        assertThat(lines.getLast()).contains("12 requests, 10.0 s");
    }

    @Test
    void aWaitSaysWhyAndHowLongItStillTakes() {
        Traffic.Wait wait =
                new Traffic.Wait(NOW.minusSeconds(2), Duration.ofSeconds(5), "the API limits the rate (429)");

        List<String> lines = new Frame(100, 24)
                .lines(
                        List.of(lane("orders", 1, false)),
                        new Traffic.Counts(3, 1, Duration.ofSeconds(5), Optional.of(wait)),
                        START,
                        NOW);

        assertThat(lines.getLast())
                .contains("3 requests, 1 retries")
                .contains("waiting 3.0 s: the API limits the rate (429)");
    }

    @Test
    void aStreamThatHasEndedHasASign() {
        List<String> lines = new Frame(100, 24).lines(List.of(lane("orders", 7, true)), QUIET, START, NOW);

        assertThat(lines.getFirst()).startsWith("✓ orders").contains("7 loaded");
    }

    @Test
    void theFrameFitsTheTerminal() {
        List<StreamBoard.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lanes.add(lane("stream_with_a_long_name_" + i, i, i < 45));
        }

        List<String> lines = new Frame(40, 10).lines(lanes, QUIET, START, NOW);

        assertThat(lines).hasSizeLessThanOrEqualTo(10).allMatch(line -> line.length() <= 40);
        assertThat(lines.getFirst()).contains("and 45 more streams");
    }

    private static StreamBoard.Lane lane(String stream, long rows, boolean ended) {
        SyncResult.StreamResult result =
                new SyncResult.StreamResult(stream, SyncResult.Status.SUCCEEDED, rows, rows, null, Optional.empty());
        return new StreamBoard.Lane(
                stream, START, rows, rows, false, ended ? Optional.of(result) : Optional.empty(), List.of());
    }
}
