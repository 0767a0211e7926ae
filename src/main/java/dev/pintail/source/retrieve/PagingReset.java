package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.PaginationReset;
import dev.pintail.source.cursor.SliceProgress;
import dev.pintail.source.slice.StreamSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When and from where the paging of a slice starts again (cdk-semantics 5.3).
 *
 * @param limit the number of records after which it does by itself; null: only when the error handler says so
 * @param progress follows a reading of a slice where paging goes on behind what was seen; empty where the same slice is read again
 */
public record PagingReset(Long limit, Supplier<Optional<SliceProgress>> progress) {
    /** Only when the error handler says so, and from the start. */
    public static final PagingReset PLAIN = new PagingReset(null, Optional::empty);

    public PagingReset {
        requireNonNull(progress, "progress is null");
    }

    /**
     * The reset of a definition; a plain one without.
     *
     * @param progress follows a reading of a slice with the stream's cursor; empty without one
     * @param filters whether records are filtered: then a limit would count too few
     */
    static PagingReset of(PaginationReset definition, Supplier<Optional<SliceProgress>> progress, boolean filters) {
        if (definition == null) {
            return PLAIN;
        }
        if (definition.limits() != null && filters) {
            throw Refusal.invalid("PaginationResetLimits are not supported while having record filter.");
        }
        return new PagingReset(
                definition.limits() == null ? null : definition.limits().numberOfRecords(),
                switch (definition.action()) {
                    case RESET -> Optional::empty;
                    case SPLIT_USING_CURSOR -> progress;
                });
    }

    /** The memory for one reading of one slice. */
    Tracker tracker(StreamSlice slice) {
        return new Tracker(slice, limit, progress.get());
    }

    /** What one reading of a slice has seen since its last reset. Belongs to one thread. */
    static final class Tracker {
        private final StreamSlice original;
        private final Long limit;
        private final Optional<SliceProgress> progress;
        private long records;
        private int resetsInVain;

        private Tracker(StreamSlice original, Long limit, Optional<SliceProgress> progress) {
            this.original = original;
            this.limit = limit;
            this.progress = progress;
        }

        void observe(List<Map<String, Object>> chunk) {
            records += chunk.size();
            progress.ifPresent(seen -> chunk.forEach(seen::observe));
        }

        /** How many records there were since the last reset. */
        long records() {
            return records;
        }

        /** Goes on where another reading of the slice stopped. */
        void resume(long recordsSinceReset) {
            records = recordsSinceReset;
        }

        boolean hasReachedLimit() {
            return limit != null && records >= limit;
        }

        /**
         * The slice to go on with after a reset.
         *
         * @throws SourceException if that is what was just read: at once where the slice should have become smaller, at the
         *     second time where the same slice is read again
         */
        StreamSlice reset(StreamSlice previous) {
            StreamSlice next = progress.map(seen -> seen.rest(original)).orElse(previous);
            if (!next.equals(previous)) {
                resetsInVain = 0;
            } else if (++resetsInVain >= (progress.isPresent() ? 1 : 2)) {
                throw new SourceException(
                        ErrorCode.SOURCE_FAILED,
                        "The paging was reset and has to start again with the same slice, for the " + resetsInVain
                                + (resetsInVain == 1 ? "st" : "nd") + " time.",
                        "");
            }
            records = 0;
            return next;
        }
    }
}
