package dev.pintail.source.read;

import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.stream.SourceStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stream while it is read: from its first slice to its last state.
 *
 * <p>Thread-safe: slices are read by several threads, while one takes further slices.
 */
final class StreamRun {
    private final SourceStream stream;
    private final StreamVoice voice;
    private final StopSignal stop;
    private final List<RuntimeException> failures = new ArrayList<>();
    private int openSlices;
    private boolean generating = true;
    private boolean stopped;

    StreamRun(SourceStream stream, StreamVoice voice, StopSignal stop) {
        this.stream = stream;
        this.voice = voice;
        this.stop = stop;
    }

    SourceStream stream() {
        return stream;
    }

    /**
     * Loads the schema and says that the stream has started.
     *
     * @throws RuntimeException if there is no schema, which ends the whole reading as in the reference
     */
    void start() {
        stream.catalogEntry();
        voice.started();
    }

    /** The slices to read; not the first page of any of them is requested yet. */
    Iterator<StreamSlice> slices() {
        return stream.cursor().slices();
    }

    synchronized void opened() {
        openSlices++;
    }

    /** Reads one slice, says its records and closes it; a slice that fails or is cut short stays open. */
    void read(StreamSlice slice) {
        Iterator<List<Map<String, Object>>> pages = null;
        while (true) {
            if (stop.requested()) {
                cutShort();
                return;
            }
            List<Map<String, Object>> page;
            try {
                pages = pages == null ? stream.read(slice) : pages;
                if (!pages.hasNext()) {
                    break;
                }
                page = pages.next();
            } catch (RuntimeException e) {
                failed(e);
                return;
            }
            voice.records(page);
            try {
                page.forEach(record -> stream.cursor().observe(slice, record));
            } catch (RuntimeException e) {
                failed(e);
                return;
            }
        }
        close(slice);
    }

    synchronized void failed(RuntimeException failure) {
        failures.add(failure);
        voice.failed(failure);
    }

    synchronized void cutShort() {
        stopped = true;
    }

    /** Tells that no slice follows; true when that was the end of the stream. */
    synchronized boolean allSlicesOpened() {
        generating = false;
        return openSlices == 0;
    }

    /** Tells that a slice was read or has failed; true when that was the end of the stream. */
    synchronized boolean sliceDone() {
        openSlices--;
        return openSlices == 0 && !generating;
    }

    /** Says the last state and how it ended. */
    void end() {
        if (!stopped) {
            stream.cursor().finish();
        }
        voice.state(stream.cursor()::state);
        voice.ended(failures.isEmpty() && !stopped);
    }

    boolean stopped() {
        return stopped;
    }

    Optional<RuntimeException> failure() {
        return failures.stream().findFirst();
    }

    private void close(StreamSlice slice) {
        boolean stateDue;
        try {
            stateDue = stream.cursor().close(slice);
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        if (stateDue) {
            voice.state(stream.cursor()::state);
        }
    }
}
