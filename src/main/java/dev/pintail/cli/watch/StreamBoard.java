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
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    public StreamBoard(InstantSource time) {
        this.time = requireNonNull(time, "time is null");
    }

    /** So many rows had been read at a moment. */
    public record Point(Instant at, long rows) {}

    /**
     * One stream at a moment.
     *
     * @param committed rows whose transaction is committed
     * @param reach how far in time; empty if its states do not say
     * @param ended empty while it is read
     */
    public record Lane(
            String stream,
            Instant started,
            long rows,
            long committed,
            Optional<Reach> reach,
            Optional<SyncResult.StreamResult> ended,
            List<Point> points) {
        /** Rows per second from its start to a moment; 0 in the first tenth of a second. */
        public long rate(Instant until) {
            long millis = Duration.between(started, until).toMillis();
            return millis < 100 ? 0 : rows * 1000 / millis;
        }
    }

    private static final class Track {
        private final Instant started;
        private final List<Point> points = new ArrayList<>();
        private long rows;
        private long committed;
        private Optional<Reach> reach = Optional.empty();
        private Optional<SyncResult.StreamResult> ended = Optional.empty();

        private Track(Instant started) {
            this.started = started;
        }

        private void point(Instant at) {
            points.add(new Point(at, rows));
            if (points.size() > 2 * POINTS) {
                for (int i = points.size() - 2; i > 0; i -= 2) {
                    points.remove(i);
                }
            }
        }

        private Lane lane(String stream) {
            return new Lane(stream, started, rows, committed, reach, ended, List.copyOf(points));
        }
    }

    /** All streams that have begun, in that order. */
    public synchronized List<Lane> lanes() {
        return tracks.entrySet().stream()
                .map(track -> track.getValue().lane(track.getKey()))
                .toList();
    }

    /** The lines that the source wanted to be seen and nobody has taken yet. */
    public synchronized List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    @Override
    public synchronized void started(String stream) {
        track(stream);
    }

    @Override
    public synchronized void read(String stream, long rows) {
        Track track = track(stream);
        track.rows = rows;
        track.point(time.instant());
    }

    @Override
    public synchronized void reached(String stream, Map<String, Object> state) {
        Track track = track(stream);
        track.reach = Reach.after(track.reach, state, time.instant());
    }

    @Override
    public synchronized void committed(String stream, long rows) {
        track(stream).committed = rows;
    }

    @Override
    public synchronized void finished(SyncResult.StreamResult result) {
        Track track = track(result.name());
        track.point(time.instant());
        track.ended = Optional.of(result);
    }

    @Override
    public synchronized void log(String line) {
        log.add(line);
    }

    private Track track(String stream) {
        return tracks.computeIfAbsent(stream, name -> new Track(time.instant()));
    }
}
