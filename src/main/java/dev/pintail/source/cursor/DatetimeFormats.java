package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.Optional;

/** How the texts and numbers of records, states and requests become dates and back. Thread-safe. */
interface DatetimeFormats {
    /** The date in the first format that fits; empty if none does. */
    Optional<OffsetDateTime> parse(Object text);

    /** The date as requests and states have it, in its own offset. */
    String format(OffsetDateTime value);
}
