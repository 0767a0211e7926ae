package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.sync.SyncResult.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void momentsAreReadInTheFormsThatCursorsHave() {
        assertThat(lag(Map.of("updated_at", "2026-11-23T11:00:00Z"))).contains(Duration.ofHours(1));
        assertThat(lag(Map.of("updated_at", "2026-11-23T11:00:00.000000+00:00")))
                .contains(Duration.ofHours(1));
        assertThat(lag(Map.of("updated_at", "2026-11-23T10:00:00-01:00"))).contains(Duration.ofHours(1));
        assertThat(lag(Map.of("updated_at", "2026-11-23 11:00:00"))).contains(Duration.ofHours(1));
        assertThat(lag(Map.of("date", "2026-11-22"))).contains(Duration.ofHours(36));
        assertThat(lag(Map.of("created", NOW.minusSeconds(60).getEpochSecond())))
                .contains(Duration.ofMinutes(1));
    }

    @Test
    void whatIsNoMomentTellsNothing() {
        assertThat(lag(Map.of("cursor", "abc", "id", 17L, "at", "2026-13-45", "t", "2026-11-23Tnoon")))
                .isEmpty();
    }

    @Test
    void aStreamCountsWithItsNewestMomentAndAConnectionWithItsStalestStream() {
        Map<String, Object> partitions = Map.of(
                "states",
                List.of(
                        Map.of("cursor", Map.of("at", "2026-11-23T11:00:00Z")),
                        Map.of("cursor", Map.of("at", "2026-11-01"))));

        assertThat(lag(partitions, Map.of("at", "2026-11-23T09:00:00Z"))).contains(Duration.ofHours(3));
    }

    @Test
    void aMomentInTheFutureIsFresh() {
        assertThat(lag(Map.of("at", "2026-11-24"))).contains(Duration.ZERO);
    }

    @SafeVarargs
    private static Optional<Duration> lag(Map<String, Object>... states) {
        List<StreamResult> streams = new ArrayList<>();
        for (Map<String, Object> state : states) {
            streams.add(new StreamResult("stream" + streams.size(), Status.SUCCEEDED, 1, 1, state, Optional.empty()));
        }
        streams.add(new StreamResult("without", Status.SUCCEEDED, 1, 1, null, Optional.empty()));
        return Freshness.lag(new SyncResult(
                "run", "items", Status.SUCCEEDED, NOW, NOW, streams, Optional.empty(), Traffic.NONE, Optional.empty()));
    }
}
