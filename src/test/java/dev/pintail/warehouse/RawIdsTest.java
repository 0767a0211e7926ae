package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RawIdsTest {
    @Test
    void idsCountUpFromTheFirstOne() {
        RawIds ids = new RawIds(Instant.parse("2024-01-01T00:00:00Z"), new Random(7));
        UUID first = UUID.fromString(ids.of(0));
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2024-01-01T00:00:00Z").toEpochMilli());
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong(1L << (1 + random.nextInt(59)));
            assertThat(ids.of(number))
                    .isEqualTo(new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() + number)
                            .toString());
        }
    }
}
