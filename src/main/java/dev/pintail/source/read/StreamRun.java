package dev.pintail.source.read;

import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.bookmark.SliceMark;
import dev.pintail.source.session.CutShort;
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
    private final Bookmark bookmark;
    private final List<RuntimeException> failures = new ArrayList<>();
    private int openSlices;
    private boolean generating = true;
    private boolean stopped;

    /** @param bookmark how far an earlier reading came; is told of this one if slices can be begun in the middle */
    StreamRun(SourceStream stream, StreamVoice voice, StopSignal stop, Bookmark bookmark) {
        this.stream = stream;
        this.voice = voice;
        this.stop = stop;
        this.bookmark = stream.retriever().resumable() ? bookmark : Bookmark.NONE;
    }

    SourceStream stream() {
        return stream;
    }

    /**
     * Loads the schema and says that the stream has started; false if there is no time for that.
     *
     * @throws RuntimeException if there is no schema, which ends the whole reading as in the reference
     */
    boolean start() {
        boolean inTime = !stop.requested();
        try {
            if (inTime) {
                stream.catalogEntry();
            }
        } catch (RuntimeException e) {
            if (!(e instanceof CutShort) && !stop.brokenOff()) {
                throw e;
            }
            inTime = false;
        }
        voice.started();
        if (!inTime) {
            cutShort();
        }
        return inTime;
    }

    /** The slices to read; not the first page of any of them is requested yet. */
    Iterator<StreamSlice> slices() {
        return stream.cursor().slices();
    }

    /** Whether there is another slice, and time to read it. */
    boolean goesOn(Iterator<StreamSlice> slices) {
        if (stopped()) {
            return false;
        }
        if (stop.requested()) {
            cutShort();
            return false;
        }
        try {
            return slices.hasNext();
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    /** Whether an earlier reading read this slice to its end; its cursor then knows it too. */
    boolean wasRead(long number, StreamSlice slice) {
        Optional<SliceMark> mark = bookmark.slice(number, slice);
        if (mark.isEmpty() || !mark.get().done()) {
            return false;
        }
        mark.get().seen().forEach(record -> stream.cursor().observe(slice, record));
        stream.cursor().close(slice);
        return true;
    }

    synchronized void opened() {
        openSlices++;
    }

    /** Reads one slice, says its records and closes it; a slice that fails or is cut short stays open. */
    void read(long number, StreamSlice slice) {
        try {
            SliceReading reading = new SliceReading(bookmark, number, slice, stream.cursor());
            Iterator<List<Map<String, Object>>> pages =
                    unlessItFails(() -> bookmark.kept() ? stream.read(slice, reading.resumed()) : stream.read(slice));
            while (reading.inPage() || !stop.requested()) {
                boolean goesOn = unlessItFails(pages::hasNext);
                reading.tellsEnd();
                if (!goesOn) {
                    close(slice);
                    return;
                }
                List<Map<String, Object>> page = unlessItFails(pages::next);
                if (!page.isEmpty()) {
                    reading.says();
                    say(slice, page);
                }
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
        if (failure instanceof CutShort || stop.brokenOff()) {
            stopped = true;
            return;
        }
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

    synchronized boolean stopped() {
        return stopped;
    }

    Optional<RuntimeException> failure() {
        return failures.stream().findFirst();
    }
}
