package dev.pintail.source.async;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.retrieve.Interruption;
import dev.pintail.source.retrieve.Retriever;
import dev.pintail.source.retrieve.Selector;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Reads the records that jobs made. Only slices that {@link #completed} gave can be read, each of them once.
 *
 * <p>Thread-safe; one thread watches over the jobs while others download.
 */
final class JobRetriever implements Retriever {
    private final Function<Iterator<StreamSlice>, JobWatch> watching;
    private final JobDownloads downloads;
    private final Selector selector;
    private final Map<StreamSlice, Job> jobs = Collections.synchronizedMap(new IdentityHashMap<>());

    /** @param watching begins to watch over the jobs of slices */
    JobRetriever(Function<Iterator<StreamSlice>, JobWatch> watching, JobDownloads downloads, Selector selector) {
        this.watching = requireNonNull(watching, "watching is null");
        this.downloads = requireNonNull(downloads, "downloads is null");
        this.selector = requireNonNull(selector, "selector is null");
    }

    /** The same slices, each when its job is completed; those whose job was skipped or failed do not come. */
    Iterator<StreamSlice> completed(Iterator<StreamSlice> slices) {
        return new Completed(watching.apply(slices));
    }

    @Override
    public Iterator<List<Map<String, Object>>> read(StreamSlice slice) {
        Job job = jobs.remove(slice);
        if (job == null) {
            throw new IllegalArgumentException("no completed job for the slice " + slice.values());
        }
        return selector.select(downloads.of(job, slice), slice);
    }

    private final class Completed implements Iterator<StreamSlice> {
        private final JobWatch watch;
        private StreamSlice next;
        private boolean ended;

        Completed(JobWatch watch) {
            this.watch = watch;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                try {
                    JobPartition partition = watch.next();
                    ended = partition == null;
                    if (partition != null) {
                        next = partition.slice();
                        jobs.put(next, partition.job());
                    }
                } catch (InterruptedException e) {
                    throw Interruption.unchecked(e);
                }
            }
            return next != null;
        }

        @Override
        public StreamSlice next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StreamSlice slice = next;
            next = null;
            return slice;
        }
    }
}
