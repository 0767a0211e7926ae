package dev.pintail.cli.watch;

import static java.util.Objects.requireNonNull;

import dev.pintail.sync.Progress;
import dev.pintail.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far every stream of a run is, and how it got there. Thread-safe. */
public final class StreamBoard implements Progress {
    /** So many points make a curve; at twice as many every second one is left out. */
    private static final int POINTS = 300;

    private final InstantSource time;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    public StreamBoard(InstantSource time) {
        this.time = requireNonNull(time, "time is null");
    }

    /** So many rows had been read at a moment. */
    public record Point(Instant at, long rows) {}

    /**
     * One stream.
     *
     * @param committed rows whose transaction is committed
     * @param ended empty while it is read
     */
    public record Lane(
            String stream,
            Instant started,
            long rows,
            long committed,
            boolean rateLimited,
            Optional<SyncResult.StreamResult> ended,
            List<Point> points) {
        /** Rows per second from its start to a moment; 0 in the first tenth of a second. */
        public long rate(Instant until) {
            long millis = Duration.between(started, until).toMillis();
            return millis < 100 ? 0 : rows * 1000 / millis;
        }
    }

    /** All streams that have begun, in that order. */
    public synchronized List<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    /** The lines that the source wanted to be seen and nobody has taken yet. */
    public synchronized List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    @Override
    public synchronized void started(String stream) {
        lane(stream);
    }

    @Override
    public synchronized void read(String stream, long rows) {
        Lane lane = lane(stream);
        List<Point> points = lane.points();
        points.add(new Point(time.instant(), rows));
        if (points.size() > 2 * POINTS) {
            for (int i = points.size() - 2; i > 0; i -= 2) {
                points.remove(i);
            }
        }
        lanes.put(stream, new Lane(stream, lane.started(), rows, lane.committed(), false, lane.ended(), points));
    }

    @Override
    public synchronized void rateLimited(String stream) {
        Lane lane = lane(stream);
        lanes.put(
                stream,
                new Lane(stream, lane.started(), lane.rows(), lane.committed(), true, lane.ended(), lane.points()));
    }

    @Override
    public synchronized void committed(String stream, long rows) {
        Lane lane = lane(stream);
        lanes.put(
                stream,
                new Lane(stream, lane.started(), lane.rows(), rows, lane.rateLimited(), lane.ended(), lane.points()));
    }

    @Override
    public synchronized void finished(SyncResult.StreamResult result) {
        Lane lane = lane(result.name());
        lane.points().add(new Point(time.instant(), lane.rows()));
        lanes.put(
                result.name(),
                new Lane(
                        lane.stream(),
                        lane.started(),
                        lane.rows(),
                        lane.committed(),
                        false,
                        Optional.of(result),
                        lane.points()));
    }

    @Override
    public synchronized void log(String line) {
        log.add(line);
    }

    private Lane lane(String stream) {
        return lanes.computeIfAbsent(
                stream, name -> new Lane(name, time.instant(), 0, 0, false, Optional.empty(), new ArrayList<>()));
    }
}
