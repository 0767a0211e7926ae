package dev.pintail.cli.watch;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Draws a run on a terminal, ten times a second, each picture over the last; {@link #close()} leaves the final one. */
public final class LiveDisplay implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 100;
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter terminal;
    private final Frame frame;
    private final StreamBoard board;
    private final Traffic traffic;
    private final InstantSource time;
    private final Instant started;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private int drawn;

    private LiveDisplay(
            PrintWriter terminal, int width, int height, StreamBoard board, Traffic traffic, InstantSource time) {
        this.terminal = terminal;
        this.frame = new Frame(width, height);
        this.board = board;
        this.traffic = traffic;
        this.time = time;
        this.started = time.instant();
        this.thread = Thread.ofPlatform().daemon().name("display").unstarted(this::draw);
    }

    /** Begins to draw. */
    public static LiveDisplay start(
            PrintWriter terminal, int width, int height, StreamBoard board, Traffic traffic, InstantSource time) {
        LiveDisplay display = new LiveDisplay(terminal, width, height, board, traffic, time);
        display.thread.start();
        return display;
    }

    private void draw() {
        try {
            do {
                drawOnce();
            } while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
            drawOnce();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was drawn is overwritten; lines of the log stay above it. */
    private void drawOnce() {
        List<String> lines = frame.lines(board.lanes(), traffic.counts(), started, time.instant());
        StringBuilder picture = new StringBuilder();
        if (drawn > 0) {
            picture.append("\u001b[").append(drawn).append("A\r");
        }
        picture.append(CLEAR_BELOW);
        board.takeLog().forEach(line -> picture.append(line).append('\n'));
        lines.forEach(line -> picture.append(line).append('\n'));
        drawn = lines.size();
        terminal.print(picture);
        terminal.flush();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
