package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.MinMaxDatetime;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds what the manifest says about a date cursor (cdk-semantics 6.3). Everything is evaluated at once, except for the end of the
 * range, which is asked for while slices are made.
 */
record DatetimeKinds(ConfigTemplates templates, InstantSource clock, Optional<CursorBounds> bounds) {
    DatetimeKinds {
        requireNonNull(templates, "templates is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(bounds, "bounds is null");
    }

    /** @throws ManifestException if a duration is none, or the parts do not fit together */
    CursorKind<OffsetDateTime> kind(DatetimeBasedCursor cursor, String cursorField) {
        if (given(cursor.step()) != given(cursor.cursorGranularity())) {
            throw invalid(
                    "A DatetimeBasedCursor has either both step and cursor_granularity or neither of them; here step is "
                            + cursor.step() + " and cursor_granularity is " + cursor.cursorGranularity());
        }
        IsoDuration granularity = granularity(cursor);
        Clamping clamping = clamping(cursor);
        Supplier<OffsetDateTime> end = end(cursor);
        DatetimeScale scale = new DatetimeScale(
                formats(cursor),
                start(cursor),
                clamping instanceof Clamping.None ? end : wholeUnits(end, clamping, granularity),
                templatedDuration(cursor.step(), "step", cursor.parameters()),
                granularity,
                templatedDuration(cursor.lookbackWindow(), "lookback_window", cursor.parameters()),
                clamping,
                cursor.isCompareStrictly());
        return new CursorKind<>(cursorField, scale, fields(cursor, cursor.parameters()));
    }

    /** Null without a granularity. @throws ManifestException if it is no duration */
    static IsoDuration granularity(DatetimeBasedCursor cursor) {
        return given(cursor.cursorGranularity()) ? duration(cursor.cursorGranularity(), "cursor_granularity") : null;
    }

    static DatetimeFormats formats(DatetimeBasedCursor cursor) {
        return DatetimeFormats.of(cursor.cursorDatetimeFormats(), cursor.datetimeFormat());
    }

    WindowFields fields(DatetimeBasedCursor cursor, Map<String, Object> parameters) {
        return new WindowFields(
                name(cursor.partitionFieldStart(), WindowFields.OF_DATES.start(), parameters),
                name(cursor.partitionFieldEnd(), WindowFields.OF_DATES.end(), parameters));
    }

    private String name(String template, String otherwise, Map<String, Object> parameters) {
        return given(template) ? templates.text(template, parameters) : otherwise;
    }

    private OffsetDateTime start(DatetimeBasedCursor cursor) {
        return bounds.map(given -> given.from().atOffset(ZoneOffset.UTC))
                .orElseGet(() -> date(cursor.startDatetime(), cursor).value());
    }

    private Supplier<OffsetDateTime> end(DatetimeBasedCursor cursor) {
        Optional<OffsetDateTime> bound =
                bounds.flatMap(CursorBounds::to).map(given -> given.atOffset(ZoneOffset.UTC));
        if (bound.isPresent()) {
            return bound::get;
        }
        return cursor.endDatetime() == null
                ? () -> clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
                : date(cursor.endDatetime(), cursor)::value;
    }

    private BoundedDate date(MinMaxDatetime date, DatetimeBasedCursor cursor) {
        return new BoundedDate(date, cursor.datetimeFormat(), templates.scope());
    }

    /** The last value of the last whole unit before the end. */
    private static Supplier<OffsetDateTime> wholeUnits(
            Supplier<OffsetDateTime> end, Clamping clamping, IsoDuration granularity) {
        boolean known = granularity != null && !DatetimeScale.isZero(granularity);
        Duration shortest = clamping instanceof Clamping.Day ? Duration.ofSeconds(1) : Duration.ofDays(1);
        IsoDuration back = (known ? granularity : DatetimeScale.exactly(shortest)).negated();
        return () -> back.addTo(clamping.floor(end.get()));
    }

    private Clamping clamping(DatetimeBasedCursor cursor) {
        if (cursor.clamping() == null) {
            return new Clamping.None();
        }
        String target = templates.text(cursor.clamping().target(), cursor.parameters());
        return switch (target) {
            case "DAY" -> new Clamping.Day();
            case "WEEK" -> Weekdays.week(cursor.clamping().targetDetails().get("weekday"));
            case "MONTH" -> new Clamping.Month();
            default -> throw invalid("The clamping target is DAY, WEEK or MONTH, not " + target);
        };
    }

    /** Null without a duration, and for a template that gives nothing. */
    private IsoDuration templatedDuration(String template, String property, Map<String, Object> parameters) {
        if (!given(template)) {
            return null;
        }
        Object value = templates.value(template, parameters);
        return Truth.of(value) ? duration(value, property) : null;
    }

    static IsoDuration duration(Object value, String property) {
        if (!(value instanceof String text)) {
            throw invalid("%s is an ISO 8601 duration such as P1D, not %s".formatted(property, value));
        }
        try {
            return IsoDuration.parse(text);
        } catch (PythonError e) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "%s is an ISO 8601 duration such as P1D, not %s".formatted(property, text),
                    "",
                    e);
        }
    }

    private static boolean given(String property) {
        return property != null && !property.isEmpty();
    }

    static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "");
    }
}
