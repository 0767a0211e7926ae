package dev.pintail.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Instant NOW = Instant.parse("2026-01-11T00:00:00Z");

    @Test
    void halfOfTheTimeIsHalfOfTheWay() {
        Optional<Reach> first = Reach.after(Optional.empty(), Map.of("at", "2026-01-01"), NOW.minusSeconds(60));
        Optional<Reach> second = Reach.after(first, Map.of("at", "2026-01-06T00:00:00Z"), NOW);

        assertThat(first.orElseThrow().part(NOW)).isEmpty();
        assertThat(second.orElseThrow().part(NOW)).contains(0.5);
        assertThat(second.orElseThrow().left(NOW)).contains(Duration.ofSeconds(60));
    }

    @Test
    void aStateThatSaysNoMomentSaysNothing() {
        assertThat(Reach.after(Optional.empty(), Map.of("id", "12345678901"), NOW))
                .isEmpty();
        assertThat(Reach.after(Optional.empty(), Map.of("id", 5L), NOW)).isEmpty();
        assertThat(Reach.after(Optional.empty(), Map.of("at", "2026-13-01"), NOW))
                .isEmpty();
        assertThat(Reach.after(Optional.empty(), Map.of("a", "2026-01-01", "b", "2026-01-02"), NOW))
                .isEmpty();
    }
}
