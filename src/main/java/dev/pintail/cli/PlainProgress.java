package dev.pintail.cli;

import dev.pintail.sync.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Tells on standard error how a run gets on: a line per event, and a line every few seconds while rows come in. */
final class PlainProgress implements Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final InstantSource clock;
    private final Map<String, Instant> told = new HashMap<>();

    PlainProgress(PrintWriter err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public void started(String stream) {
        told.put(stream, clock.instant());
    }

    @Override
    public void read(String stream, long rows) {
        Instant now = clock.instant();
        Instant last = told.getOrDefault(stream, now);
        if (Duration.between(last, now).compareTo(INTERVAL) >= 0) {
            told.put(stream, now);
            line("%s: %,d rows read".formatted(stream, rows));
        }
    }

    @Override
    public void rateLimited(String stream) {
        line("%s: waiting, the API limits the rate".formatted(stream));
    }

    @Override
    public void log(String text) {
        line(text);
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }
}
