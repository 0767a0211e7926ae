package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenInSliceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%Y-%m-%d",
                "%Y-%m-%dT%H:%M:%SZ",
                "%Y-%m-%dT%H:%M:%S.%f%z",
                "%Y-%m",
                "%Y%m%d",
                "%s",
                "%ms",
                "%epoch_microseconds",
                "%d/%m/%Y",
                "%b %d %Y",
                "%Y-%m-%dT%H:%M:%S.%_msZ",
                "%s_as_float"
            })
    void theGreatestTextIsFoundWithoutWritingEveryDate(String format) {
        DatetimeFormats formats = DatetimeFormats.of(List.of(), format);
        Random random = new Random(7);
        List<OffsetDateTime> dates =
                Stream.generate(() -> date(random)).limit(500).toList();
        SeenInSlice seen = new SeenInSlice(formats);

        dates.forEach(date -> seen.observe(date, formats.format(date)));

        assertThat(seen.greatestText())
                .isEqualTo(dates.stream().map(formats::format).max(Comparator.naturalOrder()));
        assertThat(seen.mostRecent()).isEqualTo(dates.stream().max(OffsetDateTime.timeLineOrder()));
    }

    /** Between 1990 and 2040, half of them in another offset than UTC. */
    private static OffsetDateTime date(Random random) {
        ZoneOffset offset = random.nextBoolean() ? ZoneOffset.UTC : ZoneOffset.ofHours(random.nextInt(-12, 13));
        return OffsetDateTime.parse("1990-01-01T00:00:00Z")
                .plusSeconds(random.nextLong(50L * 365 * 86_400))
                .plusNanos(random.nextInt(1_000_000) * 1000L)
                .withOffsetSameInstant(offset);
    }
}
