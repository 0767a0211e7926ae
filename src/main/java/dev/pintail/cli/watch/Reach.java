package dev.pintail.cli.watch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * How far in time a stream has been read, guessed from its states: most say a moment up to which everything is read, and the end is
 * now.
 *
 * @param first the moment that the first state of this run said
 * @param firstSeen when that was
 * @param last the moment that the latest state said
 */
public record Reach(Instant first, Instant firstSeen, Instant last) {
    private static final int SHORTEST_TEXT = "2026-01-01".length();

    /** The reach after another state; the one before if that says no moment. */
    static Optional<Reach> after(Optional<Reach> before, Map<String, Object> state, Instant now) {
        Optional<Instant> moment = moment(state);
        if (moment.isEmpty()) {
            return before;
        }
        return Optional.of(before.map(reach -> new Reach(reach.first, reach.firstSeen, moment.get()))
                .orElseGet(() -> new Reach(moment.get(), now, moment.get())));
    }

    /** The part of the way that is done, from 0 to 1; empty at its beginning, where nothing can be said. */
    Optional<Double> part(Instant now) {
        double way = Duration.between(first, now).toMillis();
        double done = Duration.between(first, last).toMillis();
        return way <= 0 || done <= 0 ? Optional.empty() : Optional.of(Math.min(1, done / way));
    }

    /** How long the rest takes at the pace so far. */
    Optional<Duration> left(Instant now) {
        return part(now)
                .map(part -> Duration.ofMillis(
                        Math.round(Duration.between(firstSeen, now).toMillis() * (1 - part) / part)));
    }

    /** The only moment in a state; a state with several speaks of several partitions. */
    private static Optional<Instant> moment(Map<String, Object> state) {
        return state.size() == 1 && state.values().iterator().next() instanceof String text
                ? parse(text)
                : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        try {
            if (text.length() < SHORTEST_TEXT || text.charAt(4) != '-') {
                return Optional.empty();
            }
            if (text.length() == SHORTEST_TEXT) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
