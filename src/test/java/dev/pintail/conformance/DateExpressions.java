package dev.pintail.conformance;

import dev.pintail.template.date.DateFormat;
import dev.pintail.template.date.IsoDates;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.date.Timedeltas;
import dev.pintail.template.python.DateText;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The recordings of dates and durations that need no template. */
final class DateExpressions {
    static final Set<String> KINDS = Set.of(
            "datetime_parse", "datetime_format", "isoparse", "ab_datetime_parse", "duration_parse", "duration_add");

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private DateExpressions() {}

    static Object evaluate(Map<String, Object> recording) {
        Object input = TaggedValues.decode(recording.get("input"));
        String kind = (String) recording.get("kind");
        return switch (kind) {
            case "datetime_parse" ->
                DateFormat.of((String) recording.get("format")).parse(input);
            case "datetime_format" -> format(DateFormat.of((String) recording.get("format")), input);
            case "isoparse" -> IsoDates.parse(text(input));
            case "ab_datetime_parse" -> DateText.iso(LenientDates.parse(input, TODAY), "T");
            case "duration_parse" -> describe(IsoDuration.parse(text(input)));
            case "duration_add" -> add(input, (String) recording.get("duration"), (String) recording.get("op"));
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        };
    }

    private static String text(Object input) {
        if (input instanceof String text) {
            return text;
        }
        throw new PythonError.TypeError("not a text but " + PyType.nameOf(input));
    }

    private static String format(DateFormat format, Object input) {
        return input instanceof OffsetDateTime aware ? format.format(aware) : format.format((LocalDateTime) input);
    }

    private static Object add(Object input, String duration, String operator) {
        OffsetDateTime date = (OffsetDateTime) input;
        IsoDuration parsed = IsoDuration.parse(duration);
        return operator.equals("+") ? parsed.addTo(date) : parsed.subtractFrom(date);
    }

    private static Map<String, Object> describe(IsoDuration duration) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("years", number(duration.years()));
        description.put("months", number(duration.months()));
        Duration exact = duration.exact();
        description.put("days", Timedeltas.days(exact));
        description.put("seconds", exact.minusDays(Timedeltas.days(exact)).toSeconds());
        description.put("microseconds", (long) exact.toNanosPart() / 1000);
        description.put("calendar", duration.isCalendar());
        return description;
    }

    private static Object number(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0 ? (Object) number.toString() : (Object) number.longValueExact();
    }
}
