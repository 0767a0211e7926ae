package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.MinMaxDatetime;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.date.DateFormat;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The start or the end of a cursor's range: a templated date, lifted to a minimum and then lowered to a maximum. Thread-safe.
 *
 * <p>Evaluated whenever it is asked for, since it may depend on the time; only what cannot change is kept.
 */
final class BoundedDate {
    private static final String LAST_RESORT = "%Y-%m-%dT%H:%M:%S.%f%z";

    private final InterpolatedString date;

    /** Null where there is no bound. */
    private final InterpolatedString minimum;

    private final InterpolatedString maximum;
    private final String formatText;
    private final DateFormat format;
    private final Scope scope;
    private final boolean steady;
    private volatile OffsetDateTime steadyValue;

    /**
     * @param cursorFormat how the dates are written if the definition does not say
     */
    BoundedDate(MinMaxDatetime definition, String cursorFormat, Scope scope) {
        date = new InterpolatedString(definition.datetime(), definition.parameters());
        minimum = bound(definition.minDatetime(), definition.parameters());
        maximum = bound(definition.maxDatetime(), definition.parameters());
        formatText = Stream.of(definition.datetimeFormat(), cursorFormat)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(LAST_RESORT);
        format = DateFormat.of(formatText);
        this.scope = scope;
        steady = Stream.of(date, minimum, maximum)
                .filter(Objects::nonNull)
                .allMatch(part -> part.template().dependsOnlyOn(Set.of("config", "parameters")));
    }

    private static InterpolatedString bound(String template, Map<String, Object> parameters) {
        return template == null || template.isEmpty() ? null : new InterpolatedString(template, parameters);
    }

    /** @throws ManifestException if one of the dates is not in its format */
    OffsetDateTime value() {
        if (!steady) {
            return evaluate();
        }
        if (steadyValue == null) {
            steadyValue = evaluate();
        }
        return steadyValue;
    }

    private OffsetDateTime evaluate() {
        OffsetDateTime value = parse(text(date));
        OffsetDateTime lifted = bound(minimum).filter(value::isBefore).orElse(value);
        return bound(maximum).filter(lifted::isAfter).orElse(lifted);
    }

    /** A template that gives an empty text is no bound. */
    private Optional<OffsetDateTime> bound(InterpolatedString template) {
        return Optional.ofNullable(template)
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .map(this::parse);
    }

    private String text(InterpolatedString template) {
        return Str.of(template.eval(scope));
    }

    private OffsetDateTime parse(String text) {
        try {
            return format.parse(text);
        } catch (PythonError e) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "The date \"%s\" of the cursor's range is not in the format %s".formatted(text, formatText),
                    "",
                    e);
        }
    }
}
