package dev.pintail.source.read;

import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.stream.SourceStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
        try {
            Iterator<List<Map<String, Object>>> pages = unlessItFails(() -> stream.read(slice));
            while (!stop.requested()) {
                if (!unlessItFails(pages::hasNext)) {
                    close(slice);
                    return;
                }
                say(slice, unlessItFails(pages::next));
            }
            cutShort();
        } catch (SliceFailure e) {
            failed(e.reason);
        }
    }

    private void say(StreamSlice slice, List<Map<String, Object>> page) {
        if (stream.files() == null) {
            voice.records(page);
        } else {
            for (Map<String, Object> record : page) {
                Map<String, Object> reference =
                        unlessItFails(() -> stream.files().download(stream.name(), record));
                voice.record(record, reference);
            }
        }
        unlessItFails(() -> {
            page.forEach(record -> stream.cursor().observe(slice, record));
            return null;
        });
    }

    private void close(StreamSlice slice) {
        if (unlessItFails(() -> stream.cursor().close(slice))) {
            voice.state(stream.cursor()::state);
        }
    }

    /** Tells the stream's own failures, which others survive, from those of the sink, which nobody does. */
    private static <T> T unlessItFails(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw new SliceFailure(e);
        }
    }

    private static final class SliceFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuntimeException reason;

        SliceFailure(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
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
}
