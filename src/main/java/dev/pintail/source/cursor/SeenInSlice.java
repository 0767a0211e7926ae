package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the records of one slice of a partition say: the greatest date for the partition, the greatest text for the global
 * cursor, which compares texts. Thread-safe.
 */
final class SeenInSlice {
    private final DatetimeFormats formats;
    private OffsetDateTime mostRecent;
    private Object mostRecentText;
    private String greatestText;

    /** The greatest of some dates whose texts are ordered as they are, not written yet because writing takes longer than comparing. */
    private OffsetDateTime unwritten;

    SeenInSlice(DatetimeFormats formats) {
        this.formats = formats;
    }

    /** @param written the value as its record has it */
    synchronized void observe(OffsetDateTime value, Object written) {
        if (mostRecent == null || mostRecent.isBefore(value)) {
            mostRecent = value;
            mostRecentText = written;
        }
        if (!formats.textsAreOrderedAt(value)) {
            greatest(formats.format(value));
        } else if (unwritten == null) {
            unwritten = value;
        } else if (!unwritten.getOffset().equals(value.getOffset())) {
            greatest(formats.format(unwritten));
            unwritten = value;
        } else if (unwritten.isBefore(value)) {
            unwritten = value;
        }
    }

    private void greatest(String text) {
        if (greatestText == null || greatestText.compareTo(text) < 0) {
            greatestText = text;
        }
    }

    synchronized Optional<OffsetDateTime> mostRecent() {
        return Optional.ofNullable(mostRecent);
    }

    /** Cursor values that lead to the same if they are observed. */
    synchronized List<Object> texts() {
        if (mostRecent == null) {
            return List.of();
        }
        Object greatest = greatestText().orElseThrow();
        return greatest.equals(mostRecentText) ? List.of(greatest) : List.of(mostRecentText, greatest);
    }

    synchronized Optional<String> greatestText() {
        if (unwritten != null) {
            greatest(formats.format(unwritten));
            unwritten = null;
        }
        return Optional.ofNullable(greatestText);
    }
}
