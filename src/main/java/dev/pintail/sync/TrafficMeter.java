package dev.pintail.sync;

import dev.pintail.source.session.ReadStream;
import dev.pintail.sync.SyncResult.Traffic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what passes between a run and the API, by stream. Thread-safe. */
final class TrafficMeter {
    /** Stands for what belongs to no stream. */
    private static final String RUN = "";

    private record Counts(LongAdder requests, LongAdder bytes, LongAdder retries, LongAdder waitedMillis) {
        Counts() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }

        Traffic traffic() {
            return new Traffic(requests.sum(), bytes.sum(), retries.sum(), Duration.ofMillis(waitedMillis.sum()));
        }
    }

    private final Map<String, Counts> byStream = new ConcurrentHashMap<>();

    void request(boolean repeated) {
        counts().requests.increment();
        if (repeated) {
            counts().retries.increment();
        }
    }

    void bytes(long count) {
        counts().bytes.add(count);
    }

    void waited(Duration duration) {
        counts().waitedMillis.add(duration.toMillis());
    }

    private Counts counts() {
        return byStream.computeIfAbsent(ReadStream.name().orElse(RUN), stream -> new Counts());
    }

    /** What was spent on a stream. */
    Traffic of(String stream) {
        Counts counts = byStream.get(stream);
        return counts == null ? Traffic.NONE : counts.traffic();
    }

    /** What was spent on all streams, and on none. */
    Traffic total() {
        return byStream.values().stream()
                .map(Counts::traffic)
                .reduce(
                        Traffic.NONE,
                        (a, b) -> new Traffic(
                                a.requests() + b.requests(),
                                a.bytes() + b.bytes(),
                                a.retries() + b.retries(),
                                a.waited().plus(b.waited())));
    }
}
