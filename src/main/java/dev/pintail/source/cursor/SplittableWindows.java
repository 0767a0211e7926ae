package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.RequestWindowSplitting;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.template.date.IsoDuration;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Whether halving a stream's windows can make its requests smaller: the conditions on its cursor. */
public final class SplittableWindows {
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    /** The finest difference that each directive of a format can show. */
    private static final Map<String, Duration> FINEST = Map.ofEntries(
            Map.entry("%epoch_microseconds", MICROSECOND),
            Map.entry("%s_as_float", MICROSECOND),
            Map.entry("%f", MICROSECOND),
            Map.entry("%_ms", Duration.ofMillis(1)),
            Map.entry("%ms", Duration.ofMillis(1)),
            Map.entry("%S", Duration.ofSeconds(1)),
            Map.entry("%s", Duration.ofSeconds(1)),
            Map.entry("%M", Duration.ofMinutes(1)),
            Map.entry("%H", Duration.ofHours(1)),
            Map.entry("%I", Duration.ofHours(1)),
            Map.entry("%d", Duration.ofDays(1)));

    private SplittableWindows() {}

    /**
     * The length at and below which windows stay whole; empty when only the granularity sets a limit.
     *
     * @throws ManifestException if the stream's windows cannot be halved
     */
    public static Optional<Duration> smallest(DeclarativeStream stream, RequestWindowSplitting splitting) {
        if (!(stream.incrementalSync() instanceof DatetimeBasedCursor cursor)) {
            throw unsplittable(stream, "it needs a DatetimeBasedCursor with a cursor_granularity");
        }
        IsoDuration granularity = DatetimeKinds.granularity(cursor);
        if (granularity == null) {
            throw unsplittable(stream, "its cursor needs a cursor_granularity, which is the smallest window");
        }
        if (Boolean.TRUE.equals(cursor.isClientSideIncremental())) {
            throw unsplittable(
                    stream, "with is_client_side_incremental a smaller window changes nothing of the request");
        }
        if (!granularity.isCalendar()) {
            requireVisible(stream, granularity.exact(), cursor.datetimeFormat());
        }
        return splitting.minSplitWindow() == null || splitting.minSplitWindow().isEmpty()
                ? Optional.empty()
                : Optional.of(fixedLength(stream, splitting.minSplitWindow()));
    }

    private static void requireVisible(DeclarativeStream stream, Duration granularity, String format) {
        if (!granularity.isPositive()) {
            throw unsplittable(stream, "its cursor_granularity has to be greater than zero");
        }
        Optional<Duration> finest = FINEST.entrySet().stream()
                .filter(directive -> format.contains(directive.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
        if (finest.isPresent() && granularity.compareTo(finest.get()) < 0) {
            throw unsplittable(stream, "its cursor_granularity is finer than what its datetime_format can show");
        }
    }

    private static Duration fixedLength(DeclarativeStream stream, String text) {
        IsoDuration smallest = DatetimeKinds.duration(text, "min_split_window");
        if (smallest.isCalendar() || !smallest.exact().isPositive()) {
            throw unsplittable(stream, "min_split_window is a positive number of days, hours, minutes or seconds");
        }
        return smallest.exact();
    }

    private static ManifestException unsplittable(DeclarativeStream stream, String reason) {
        return new ManifestException(
                ErrorCode.MANIFEST_INVALID,
                "The request windows of stream %s cannot be split: %s".formatted(stream.name(), reason),
                "");
    }
}
