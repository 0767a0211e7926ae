package dev.pintail.source.cursor;

/**
 * How many partitions are too many.
 *
 * @param inState beyond it there is one global cursor instead of a state for each
 * @param inMemory beyond it the oldest are forgotten
 */
record PartitionLimits(int inState, int inMemory) {
    /** {@code SWITCH_TO_GLOBAL_LIMIT} and {@code DEFAULT_MAX_PARTITIONS_NUMBER}. */
    static final PartitionLimits OF_REFERENCE = new PartitionLimits(10_000, 25_000);
}
