package dev.pintail.template;

import dev.pintail.template.date.DateFormat;
import dev.pintail.template.python.Str;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * A point in time that a manifest gives as a template, kept within bounds: the start or the end of a cursor.
 *
 * <p>Immutable; as thread-safe as {@link InterpolatedString}. Offsets stay as they were written.
 */
public final class MinMaxDatetime {
    /** The format where neither the datetime nor its cursor has one. */
    public static final String DEFAULT_FORMAT = "%Y-%m-%dT%H:%M:%S.%f%z";

    private final InterpolatedString datetime;
    private final Optional<InterpolatedString> least;
    private final Optional<InterpolatedString> most;
    private final DateFormat format;

    /**
     * @param datetime a template
     * @param format how all three are written; empty for {@link #DEFAULT_FORMAT}
     * @param least a template, or empty for no lower bound; a bound that renders empty counts as none, too
     * @param most likewise for the upper bound, which wins where the two contradict
     * @param parameters the component's
     */
    public MinMaxDatetime(String datetime, String format, String least, String most, Map<String, Object> parameters) {
        this.datetime = new InterpolatedString(datetime, parameters);
        this.format = DateFormat.of(format.isEmpty() ? DEFAULT_FORMAT : format);
        this.least = bound(least, parameters);
        this.most = bound(most, parameters);
    }

    private static Optional<InterpolatedString> bound(String template, Map<String, Object> parameters) {
        return template.isEmpty() ? Optional.empty() : Optional.of(new InterpolatedString(template, parameters));
    }

    /**
     * The datetime of this moment.
     *
     * @throws TemplateException if a template fails
     * @throws dev.pintail.template.python.PythonError if a value does not match the format
     */
    public OffsetDateTime eval(Scope scope) {
        OffsetDateTime time = format.parse(Str.of(datetime.eval(scope)));
        Optional<OffsetDateTime> lower = eval(least, scope);
        if (lower.isPresent() && lower.get().isAfter(time)) {
            time = lower.get();
        }
        Optional<OffsetDateTime> upper = eval(most, scope);
        return upper.isPresent() && upper.get().isBefore(time) ? upper.get() : time;
    }

    private Optional<OffsetDateTime> eval(Optional<InterpolatedString> bound, Scope scope) {
        return bound.map(template -> Str.of(template.eval(scope)))
                .filter(text -> !text.isEmpty())
                .map(format::parse);
    }
}
