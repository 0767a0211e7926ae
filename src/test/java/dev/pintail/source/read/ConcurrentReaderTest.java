package dev.pintail.source.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.source.retrieve.Retriever;
import dev.pintail.source.session.SystemClock;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.stream.SourceStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentReaderTest {
    private final List<Message> said = new ArrayList<>();

    @Test
    void streamSaysStartedRunningRecordsStateAndComplete() throws Exception {
        assertThat(read(1, stream("users", slices(1), pages(2)))).isEqualTo(ReadResult.COMPLETE);

        assertThat(said.stream().map(ConcurrentReaderTest::word))
                .containsExactly(
                        "users STARTED",
                        "users RUNNING",
                        "users 0/0",
                        "users 0/1",
                        "users state 1",
                        "users state 1",
                        "users COMPLETE");
    }

    @Test
    void slicesOfOneStreamAreReadAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        Retriever retriever = slice -> {
            await(together);
            return onePage(slice);
        };

        assertThat(read(3, stream("users", slices(3), retriever))).isEqualTo(ReadResult.COMPLETE);
        assertThat(words())
                .contains("users 0/0", "users 1/0", "users 2/0")
                .last()
                .isEqualTo("users COMPLETE");
    }

    @Test
    void noMoreThreadsWorkThanTheLevelAllows() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Retriever retriever = slice -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            working.decrementAndGet();
            return onePage(slice);
        };

        read(2, stream("a", slices(40), retriever), stream("b", slices(40), retriever));

        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(words()).filteredOn(word -> word.contains("/")).hasSize(80);
    }

    @Test
    void stateIsSaidOnlyAfterTheRecordsItCovers() throws Exception {
        read(8, stream("users", slices(50), pages(3)));

        int records = 0;
        for (String word : words()) {
            records += word.contains("/") ? 1 : 0;
            if (word.startsWith("users state ")) {
                assertThat(records).isGreaterThanOrEqualTo(3 * Integer.parseInt(word.substring(12)));
            }
        }
        assertThat(records).isEqualTo(150);
    }

    @Test
    void failingSliceMakesItsStreamIncompleteAndLeavesOthersAlone() {
        Retriever broken = slice -> {
            if (slice.cursorSlice().get("n").equals(1)) {
                throw failure("no such page");
            }
            return onePage(slice);
        };

        assertThatThrownBy(() -> read(2, stream("a", slices(3), broken), stream("b", slices(2), pages(1))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a: no such page")
                .satisfies(e -> assertThat(((SourceException) e).failureType()).isEqualTo(FailureType.CONFIG_ERROR));
        assertThat(words()).contains("a INCOMPLETE", "b COMPLETE", "a failed", "a 0/0", "a 2/0");
    }

    @Test
    void stopSignalEndsBeforeTheNextPageAndLeavesTheSliceOpen() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Retriever retriever = slice -> {
            Iterator<List<Map<String, Object>>> pages = pages(5).read(slice);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return pages.hasNext();
                }

                @Override
                public List<Map<String, Object>> next() {
                    stop.set(true);
                    return pages.next();
                }
            };
        };
        ConcurrentReader reader = new ConcurrentReader(1, said::add, new SystemClock(), stop::get);

        assertThat(reader.read(List.of(stream("users", slices(2), retriever), stream("more", slices(1), pages(1)))))
                .isEqualTo(ReadResult.STOPPED);
        assertThat(words())
                .containsExactly(
                        "users STARTED",
                        "users RUNNING",
                        "users 0/0",
                        "users state 0",
                        "users INCOMPLETE",
                        "more STARTED",
                        "more state 0",
                        "more INCOMPLETE");
    }

    @Test
    void interruptionEndsAllReading() throws Exception {
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        Retriever retriever = slice -> {
            reading.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw failure("interrupted");
            }
            return onePage(slice);
        };
        Thread caller = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            try {
                reading.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThatThrownBy(() -> read(2, stream("users", slices(9), retriever)))
                .isInstanceOf(InterruptedException.class);
        assertThat(interrupted.get()).isEqualTo(2);
        assertThat(words()).doesNotContain("users failed");
    }

    @Test
    void failingSinkEndsTheReading() {
        ConcurrentReader reader = new ConcurrentReader(
                2,
                message -> {
                    throw new IllegalStateException("disk full");
                },
                new SystemClock(),
                StopSignal.NEVER);

        assertThatThrownBy(() -> reader.read(List.of(stream("users", slices(9), pages(1)))))
                .hasMessage("disk full");
    }

    @Test
    void streamsOfOneGroupAreNeverReadAtTheSameTime() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Retriever retriever = slice -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            working.decrementAndGet();
            return onePage(slice);
        };

        read(
                8,
                stream("a", slices(1), retriever).in("crm", Set.of()),
                stream("b", slices(1), retriever).in("crm", Set.of()),
                stream("c", slices(1), retriever).in("crm", Set.of()));

        assertThat(most.get()).isEqualTo(1);
    }

    private ReadResult read(int level, SourceStream... streams) throws InterruptedException {
        List<Message> synchronised = Collections.synchronizedList(said);
        return new ConcurrentReader(level, new SerialSink(synchronised::add), new SystemClock(), StopSignal.NEVER)
                .read(List.of(streams));
    }

    private List<String> words() {
        return said.stream().map(ConcurrentReaderTest::word).toList();
    }

    private static String word(Message message) {
        return switch (message) {
            case Message.Records records ->
                records.stream() + " " + records.data().getFirst().get("id");
            case Message.State state ->
                state.stream() + " state " + state.state().get("closed");
            case Message.StreamStatus status -> status.stream() + " " + status.status();
            case Message.Failure failure -> failure.stream() + " failed";
            case Message.FileRecord file -> "file";
            case Message.ConfigUpdate update -> "config";
            case Message.Log log -> "log";
        };
    }

    private static SourceException failure(String message) {
        return new SourceException(ErrorCode.SOURCE_REQUEST_FAILED, message, "");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SourceStream stream(String name, List<StreamSlice> slices, Retriever retriever) {
        return new SourceStream(name, List.of(), Map::of, new CountingCursor(slices), retriever, null, false);
    }

    private static List<StreamSlice> slices(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> StreamSlice.ofCursor(Map.of("n", n)))
                .toList();
    }

    private static Retriever pages(int count) {
        return slice -> IntStream.range(0, count)
                .mapToObj(page -> List.<Map<String, Object>>of(
                        Map.of("id", slice.cursorSlice().get("n") + "/" + page)))
                .iterator();
    }

    private static Iterator<List<Map<String, Object>>> onePage(StreamSlice slice) {
        return pages(1).read(slice);
    }
}
