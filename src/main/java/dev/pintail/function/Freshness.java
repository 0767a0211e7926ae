package dev.pintail.function;

import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.StreamResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How old the newest data is, as far as the streams' states tell.
 *
 * <p>A state is the connector's own; what looks like a moment in it (ISO-8601 text, seconds since 1970) is taken for one. A
 * stream counts with its newest moment, a connection with its stalest stream.
 */
final class Freshness {
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");

    /** From 2001 to 2065: other numbers are ids. */
    private static final long EARLIEST_SECOND = 1_000_000_000L;

    private static final long LATEST_SECOND = 3_000_000_000L;

    private Freshness() {}

    /** The age of the stalest stream's newest moment; empty if no state tells one. Never negative. */
    static Optional<Duration> lag(SyncResult result) {
        return result.streams().stream()
                .map(StreamResult::state)
                .flatMap(state -> moments(state).max(Instant::compareTo).stream())
                .map(newest -> Duration.between(newest, result.finishedAt()))
                .map(age -> age.isNegative() ? Duration.ZERO : age)
                .max(Duration::compareTo);
    }

    private static Stream<Instant> moments(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().flatMap(Freshness::moments);
            case List<?> list -> list.stream().flatMap(Freshness::moments);
            case String text when ISO.matcher(text).matches() -> moment(text).stream();
            case Long seconds
            when seconds >= EARLIEST_SECOND && seconds <= LATEST_SECOND -> Stream.of(Instant.ofEpochSecond(seconds));
            case null, default -> Stream.empty();
        };
    }

    private static Optional<Instant> moment(String text) {
        try {
            if (text.length() == "2026-01-01".length()) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            String iso = text.replace(' ', 'T');
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > "2026-01-".length();
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
