package dev.pintail.cli.report;

import dev.pintail.cli.watch.StreamBoard;
import dev.pintail.cli.watch.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The run as a drawing over time: requests by their status, waits, and the rows of every stream. */
final class Timeline {
    private static final int WIDTH = 960;
    private static final int LEFT = 170;
    private static final int RIGHT = 90;
    private static final int LANE = 46;
    private static final int TICKS = 8;

    private final ReportedRun run;
    private final Instant start;
    private final double millis;
    private final StringBuilder svg = new StringBuilder();

    Timeline(ReportedRun run) {
        this.run = run;
        this.start = run.result().startedAt();
        this.millis =
                Math.max(1, Duration.between(start, run.result().finishedAt()).toMillis());
    }

    String draw() {
        List<StreamBoard.Lane> lanes = run.board().lanes();
        int height = LANE * (lanes.size() + 1) + 38;
        svg.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Timeline of the run\" xmlns=\"http://www.w3.org/2000/svg\">%n"
                        .formatted(WIDTH, height));
        axis(height);
        waits(height);
        requests();
        for (int i = 0; i < lanes.size(); i++) {
            rows(lanes.get(i), LANE * (i + 1));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axis(int height) {
        double step = step();
        for (int i = 0; i * step <= millis; i++) {
            double at = i * step;
            svg.append(line("axis", x(at), 8, x(at), height - 24.0));
            text("tick", x(at), height - 8, String.format(Locale.ROOT, step < 100 ? "%.2f s" : "%.1f s", at / 1000));
        }
    }

    /** A round number of milliseconds between ticks: 1, 2 or 5 times a power of ten. */
    private double step() {
        double least = millis / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double factor = least / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private void waits(int height) {
        for (Traffic.Wait wait : run.traffic().waits()) {
            double from = x(since(wait.start()));
            double to = x(since(wait.start().plus(wait.length())));
            svg.append(
                    "<rect class=\"wait\" x=\"%s\" y=\"8\" width=\"%s\" height=\"%d\"><title>waited %s ms: %s</title></rect>%n"
                            .formatted(
                                    number(from),
                                    number(Math.max(1, Math.min(to, WIDTH - RIGHT) - from)),
                                    height - 32,
                                    wait.length().toMillis(),
                                    Html.escape(wait.reason())));
        }
    }

    private void requests() {
        label(LANE, "requests", "%,d".formatted(run.traffic().counts().requests()));
        // Those that failed come last: they are few, and must not lie below the others.
        List<Traffic.Exchange> exchanges = run.traffic().exchanges().stream()
                .sorted(Comparator.comparing(Traffic.Exchange::failed))
                .toList();
        for (Traffic.Exchange exchange : exchanges) {
            double from = x(since(exchange.start()));
            double width = Math.max(
                    exchange.failed() ? 3 : 1.5, x(since(exchange.start().plus(exchange.took()))) - from);
            svg.append(
                    "<rect class=\"%s\" x=\"%s\" y=\"16\" width=\"%s\" height=\"%d\"><title>%s %s: %s in %d ms</title></rect>%n"
                            .formatted(
                                    style(exchange.status()),
                                    number(from),
                                    number(width),
                                    LANE - 20,
                                    Html.escape(exchange.method()),
                                    Html.escape(exchange.address()),
                                    exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()),
                                    exchange.took().toMillis()));
        }
    }

    /** A curve from nothing to the lane's height. */
    private void rows(StreamBoard.Lane lane, int top) {
        double bottom = top + LANE - 4.0;
        label(top + LANE, lane.stream(), "%,d rows".formatted(lane.rows()));
        StringBuilder points = new StringBuilder("%s,%s".formatted(number(x(since(lane.started()))), number(bottom)));
        for (StreamBoard.Point point : lane.points()) {
            double y = bottom - (LANE - 14.0) * point.rows() / Math.max(1, lane.rows());
            points.append(" %s,%s".formatted(number(x(since(point.at()))), number(y)));
        }
        svg.append("<polyline class=\"rows\" points=\"%s\"/>%n".formatted(points));
        svg.append(line("ground", LEFT, bottom, WIDTH - RIGHT, bottom));
    }

    private void label(int bottom, String name, String amount) {
        String shown = name.length() > 22 ? name.substring(0, 21) + "…" : name;
        svg.append("<text class=\"name\" x=\"%d\" y=\"%d\">%s<title>%s</title></text>%n"
                .formatted(LEFT - 12, bottom - 14, Html.escape(shown), Html.escape(name)));
        svg.append("<text class=\"amount\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(WIDTH - RIGHT + 10, bottom - 14, Html.escape(amount)));
    }

    private void text(String style, double x, int y, String text) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%d\">%s</text>%n".formatted(style, number(x), y, text));
    }

    private static String line(String style, double x1, double y1, double x2, double y2) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
                .formatted(style, number(x1), number(y1), number(x2), number(y2));
    }

    private static String style(int status) {
        return status == 0 || status >= 500 ? "failed" : status >= 400 ? "refused" : "answered";
    }

    private double since(Instant moment) {
        return Math.clamp((double) Duration.between(start, moment).toMillis(), 0, millis);
    }

    private double x(double at) {
        return LEFT + (WIDTH - LEFT - RIGHT) * at / millis;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
