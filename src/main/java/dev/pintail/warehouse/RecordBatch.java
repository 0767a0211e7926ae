package dev.pintail.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pages of records that wait to go into the stage, numbered in the order of their arrival. Filled by one thread, then only
 * read.
 */
final class RecordBatch {
    /** Records of one page; the first has the given number. */
    record Page(List<Map<String, Object>> records, Instant emittedAt, long firstNumber) {}

    private final List<Page> pages = new ArrayList<>();
    private final long firstNumber;
    private long nextNumber;

    RecordBatch(long firstNumber) {
        this.firstNumber = firstNumber;
        this.nextNumber = firstNumber;
    }

    void add(List<Map<String, Object>> records, Instant emittedAt) {
        pages.add(new Page(records, emittedAt, nextNumber));
        nextNumber += records.size();
    }

    List<Page> pages() {
        return pages;
    }

    long size() {
        return nextNumber - firstNumber;
    }

    /** The number that the record behind this batch gets. */
    long nextNumber() {
        return nextNumber;
    }
}
