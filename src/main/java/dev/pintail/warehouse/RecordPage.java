package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Records that came together.
 *
 * @param records must not change any more
 * @param firstNumber the number of the first of them in its load, from 0
 */
record RecordPage(List<Map<String, Object>> records, Instant emittedAt, long firstNumber) {
    RecordPage {
        requireNonNull(records, "records is null");
        requireNonNull(emittedAt, "emittedAt is null");
    }

    int size() {
        return records.size();
    }
}
