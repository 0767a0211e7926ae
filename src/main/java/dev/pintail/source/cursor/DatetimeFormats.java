package dev.pintail.source.cursor;

import dev.pintail.template.date.DateFormat;
import dev.pintail.template.python.PythonError;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How the texts and numbers of records, states and requests become dates and back.
 *
 * @param inputs tried first, in order ({@code cursor_datetime_formats})
 * @param own of requests and states, tried last ({@code datetime_format})
 */
record DatetimeFormats(List<DateFormat> inputs, DateFormat own, TextOrder order) {
    DatetimeFormats {
        inputs = List.copyOf(inputs);
    }

    static DatetimeFormats of(List<String> inputs, String own) {
        return new DatetimeFormats(inputs.stream().map(DateFormat::of).toList(), DateFormat.of(own), TextOrder.of(own));
    }

    /**
     * The date in the first format that fits; empty if none does.
     *
     * @throws PythonError for what is no date for another reason than its form, such as a list for {@code %s}
     */
    Optional<OffsetDateTime> parse(Object text) {
        for (DateFormat input : inputs) {
            Optional<OffsetDateTime> value = input.find(text);
            if (value.isPresent()) {
                return value;
            }
        }
        return own.find(text);
    }

    /** The date as requests and states have it, in its own offset. */
    String format(OffsetDateTime value) {
        return own.format(value);
    }

    /** Whether of this date and another such one with the same offset the later one has the greater text. */
    boolean textsAreOrderedAt(OffsetDateTime value) {
        return order.holds(value);
    }
}
