package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the records of one slice of a partition say: the greatest date for the partition, the greatest text for the global
 * cursor, which compares texts. Thread-safe.
 */
final class SeenInSlice {
    private final Scale<OffsetDateTime> scale;
    private final MostRecent<OffsetDateTime> mostRecent;
    private String greatestText;

    SeenInSlice(Scale<OffsetDateTime> scale) {
        this.scale = scale;
        this.mostRecent = new MostRecent<>(scale);
    }

    void observe(OffsetDateTime value) {
        mostRecent.observe(value);
        greatest(String.valueOf(scale.format(value)));
    }

    private synchronized void greatest(String text) {
        if (greatestText == null || greatestText.compareTo(text) < 0) {
            greatestText = text;
        }
    }

    Optional<OffsetDateTime> mostRecent() {
        return mostRecent.value();
    }

    synchronized Optional<String> greatestText() {
        return Optional.ofNullable(greatestText);
    }
}
