package dev.pintail.source.read;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.session.Clock;
import dev.pintail.source.session.CutShort;
import dev.pintail.source.session.ReadStream;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.stream.SourceStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Reads streams with a bounded number of threads (cdk-semantics 7.6).
 *
 * <p>Of all threads, at most {@code level} work at a time, whether they look for slices (which may read parents) or read one; at
 * most half of them look for slices. A slice is looked for only when somebody can read it at once, so memory does not grow with the
 * number of slices. With level 1 everything happens one after the other in a fixed order. Records of a slice keep their
 * order, slices and streams interleave. A failing slice fails its stream, not the others. One object reads once.
 */
public final class ConcurrentReader {
    private final MessageSink sink;
    private final Clock clock;
    private final ReadTerms terms;
    private final Semaphore workers;
    private final int maxGenerators;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private StartOrder order;
    private int generators;
    private int unended;
    private Throwable fatal;
    private volatile boolean cancelled;

    /**
     * @param level how many threads work at a time, at least 1
     * @param sink called by one thread at a time
     */
    public ConcurrentReader(int level, MessageSink sink, Clock clock, StopSignal stop) {
        this(level, sink, clock, ReadTerms.until(stop));
    }

    /** As the other one, on more terms. */
    public ConcurrentReader(int level, MessageSink sink, Clock clock, ReadTerms terms) {
        this.sink = sink;
        this.clock = clock;
        this.terms = terms;
        this.workers = new Semaphore(level, true);
        this.maxGenerators = Math.max(level / 2, 1);
    }

    /**
     * Reads all streams to their ends, or to where the stop signal comes.
     *
     * @throws SourceException after everything was said, if a stream failed
     * @throws InterruptedException if the calling thread was interrupted; all reading has ended by then
     */
    public ReadResult read(List<SourceStream> streams) throws InterruptedException {
        List<StreamRun> runs = streams.stream()
                .map(stream -> new StreamRun(
                        stream,
                        new StreamVoice(stream.name(), this::say, clock),
                        terms.stop(),
                        terms.bookmarks().of(stream.name())))
                .toList();
        order = new StartOrder(runs);
        unended = runs.size();
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("pintail-read-", 1).daemon().factory());
        try {
            coordinate(threads);
        } finally {
            cancelled = true; // after a normal end nobody is left to speak
            threads.shutdownNow();
            threads.close();
        }
        rethrowFatal();
        failIfAnyFailed(runs);
        return runs.stream().anyMatch(StreamRun::stopped) ? ReadResult.STOPPED : ReadResult.COMPLETE;
    }

    /** Whoever is not heard must not go on either: a bookmark behind records that nobody took would lose them. */
    private void say(Message message) {
        if (cancelled) {
            throw new CutShort("the reading has ended");
        }
        sink.accept(message);
    }

    private void coordinate(ExecutorService threads) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unended > 0 && fatal == null) {
                Optional<StreamRun> next = generators < maxGenerators ? order.take() : Optional.empty();
                if (next.isPresent()) {
                    generators++;
                    threads.execute(() -> in(next.get(), () -> generate(next.get(), threads)));
                } else {
                    changed.await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void generate(StreamRun run, ExecutorService threads) {
        boolean working = false;
        try {
            workers.acquire();
            working = true;
            Iterator<StreamSlice> slices = run.start() ? run.slices() : Collections.emptyIterator();
            for (long number = 0; run.goesOn(slices); number++) {
                StreamSlice slice = slices.next();
                if (run.wasRead(number, slice)) {
                    continue;
                }
                long current = number;
                run.opened();
                working = false; // the slice's reader works in this thread's stead
                threads.execute(() -> in(run, () -> readSlice(run, current, slice)));
                workers.acquire();
                working = true;
            }
            boolean ended = run.allSlicesOpened();
            change(() -> {
                generators--;
                order.slicesTaken(run.stream());
            });
            if (ended) {
                end(run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            if (working) {
                workers.release();
            }
        }
    }

    private static void in(StreamRun run, Runnable work) {
        ReadStream.run(run.stream().name(), work);
    }

    private void readSlice(StreamRun run, long number, StreamSlice slice) {
        try {
            run.read(number, slice);
            if (run.sliceDone()) {
                end(run);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            workers.release();
        }
    }

    private void end(StreamRun run) {
        run.end();
        change(() -> {
            unended--;
            order.ended(run.stream());
        });
    }

    private void fail(Throwable failure) {
        change(() -> fatal = fatal == null ? failure : fatal);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rethrowFatal() {
        switch (fatal) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(fatal);
        }
    }

    /** A config_error in the reference, because what can be acted upon are the failures that were said before. */
    private static void failIfAnyFailed(List<StreamRun> runs) {
        String failed = runs.stream()
                .flatMap(run -> run.failure().stream()
                        .map(failure -> "%s: %s".formatted(run.stream().name(), failure.getMessage())))
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    FailureType.CONFIG_ERROR,
                    "During the sync, the following streams did not sync successfully: " + failed,
                    "Concurrent read failure",
                    "",
                    null);
        }
    }
}
