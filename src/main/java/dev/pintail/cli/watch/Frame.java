package dev.pintail.cli.watch;

import dev.pintail.sync.SyncResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of a run at one moment: a line per stream, and one for the traffic.
 *
 * @param width columns of the terminal; longer lines are cut
 * @param height lines of the terminal; streams that have ended give way
 */
record Frame(int width, int height) {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final Duration TURN = Duration.ofMillis(100);

    List<String> lines(List<StreamBoard.Lane> lanes, Traffic.Counts traffic, Instant started, Instant now) {
        List<String> lines = new ArrayList<>();
        int name = lanes.stream().mapToInt(lane -> lane.stream().length()).max().orElse(0);
        int room = Math.max(1, height - 2);
        List<StreamBoard.Lane> shown = lanes;
        if (lanes.size() > room) {
            shown = lanes.stream()
                    .filter(lane -> lane.ended().isEmpty())
                    .limit(room - 1L)
                    .toList();
            lines.add(cut("  and %,d more streams".formatted(lanes.size() - shown.size())));
        }
        for (StreamBoard.Lane lane : shown) {
            lines.add(cut(line(lane, Math.min(name, width / 3), now)));
        }
        lines.add(cut(traffic(traffic, started, now)));
        return lines;
    }

    private String line(StreamBoard.Lane lane, int nameWidth, Instant now) {
        String sign = lane.ended()
                .map(result -> result.status() == Status.SUCCEEDED ? "✓" : "✗")
                .orElseGet(() -> spinner(lane.started(), now));
        String name = lane.stream().length() > nameWidth ? lane.stream().substring(0, nameWidth) : lane.stream();
        String progress = lane.ended().isPresent()
                ? "%,d loaded".formatted(lane.committed())
                : "%,d rows/s   %,d loaded".formatted(lane.rate(now), lane.committed());
        return "%s %s  %,12d rows   %s"
                .formatted(sign, name + " ".repeat(nameWidth - name.length()), lane.rows(), progress);
    }

    private static String traffic(Traffic.Counts traffic, Instant started, Instant now) {
        StringBuilder line = new StringBuilder("  %,d requests".formatted(traffic.requests()));
        if (traffic.retries() > 0) {
            line.append(", %,d retries".formatted(traffic.retries()));
        }
        line.append(", ").append(seconds(Duration.between(started, now)));
        traffic.now().ifPresent(wait -> {
            Duration left = Duration.between(now, wait.start().plus(wait.length()));
            line.append(
                    "   waiting %s: %s".formatted(seconds(left.isNegative() ? Duration.ZERO : left), wait.reason()));
        });
        return line.toString();
    }

    private static String spinner(Instant started, Instant now) {
        long turns = Math.max(0, Duration.between(started, now).dividedBy(TURN));
        int at = (int) (turns % SPINNER.length());
        return SPINNER.substring(at, at + 1);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private String cut(String line) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }
}
