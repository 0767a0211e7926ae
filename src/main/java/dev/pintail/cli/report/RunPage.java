package dev.pintail.cli.report;

import dev.pintail.cli.watch.Traffic;
import dev.pintail.json.JsonWriter;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.StreamResult;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as one page of XHTML, with its style and its drawings in it; it loads nothing and runs no script. */
public final class RunPage {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1c2733; background: #fff; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dde3e9; vertical-align: top; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            .status { padding: .1rem .5rem; border-radius: .3rem; color: #fff; background: #8a5a00; } .SUCCEEDED { background: #1a7f37; } .FAILED { background: #b42318; }
            .error { border-left: 4px solid #b42318; padding: .4rem .8rem; background: #fdf3f2; margin: .6rem 0; } code { font-size: .9em; word-break: break-all; }
            svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: currentColor; } .axis { stroke: #e4e9ee; } .ground { stroke: #c5ced6; }
            .tick { text-anchor: middle; fill: #66727d; } .name { text-anchor: end; } .amount { fill: #66727d; }
            .rows { fill: none; stroke: #0b6bcb; stroke-width: 2; } .wait { fill: #f2b84b; opacity: .35; }
            .answered { fill: #0b6bcb; } .refused { fill: #d98e04; } .failed { fill: #b42318; }
            @media (prefers-color-scheme: dark) { body { color: #dbe4ec; background: #14191f; } th, td { border-color: #2c3640; } .error { background: #2b1a19; } .axis { stroke: #26303a; } .rows { stroke: #58a6ff; } .answered { fill: #58a6ff; } }
            """;

    private RunPage() {}

    /** The page. */
    public static String of(List<ReportedRun> runs) {
        StringBuilder page = new StringBuilder();
        page.append(
                "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>Pintail: ");
        page.append(Html.escape(String.join(
                ", ", runs.stream().map(run -> run.result().connection()).toList())));
        page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        runs.forEach(run -> append(page, run));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void append(StringBuilder page, ReportedRun run) {
        SyncResult result = run.result();
        page.append("<h1>%s <span class=\"status %s\">%s</span></h1>%n"
                .formatted(
                        Html.escape(result.connection()),
                        result.status(),
                        result.status().name().toLowerCase(Locale.ROOT)));
        Traffic.Counts traffic = run.traffic().counts();
        page.append("<p>%,d rows in %s, %,d requests, %,d retries, %s waited. Started %s, run <code>%s</code>.</p>%n"
                .formatted(
                        result.rowsLoaded(),
                        seconds(Duration.between(result.startedAt(), result.finishedAt())),
                        traffic.requests(),
                        traffic.retries(),
                        seconds(traffic.waited()),
                        result.startedAt().truncatedTo(ChronoUnit.SECONDS),
                        Html.escape(result.runId())));
        page.append("<h2>Timeline</h2>\n").append(new Timeline(run).draw());
        errors(page, result);
        page.append(
                "<h2>Streams</h2>\n<table>\n<thead><tr><th>stream</th><th>status</th><th class=\"n\">read</th><th class=\"n\">loaded</th><th>state</th></tr></thead>\n<tbody>\n");
        result.streams().forEach(stream -> row(page, stream));
        page.append("</tbody>\n</table>\n");
    }

    private static void row(StringBuilder page, StreamResult stream) {
        page.append(
                "<tr><td>%s</td><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td><td><code>%s</code></td></tr>%n"
                        .formatted(
                                Html.escape(stream.name()),
                                stream.status().name().toLowerCase(Locale.ROOT),
                                stream.rowsRead(),
                                stream.rowsLoaded(),
                                stream.state() == null ? "" : Html.escape(JsonWriter.COMPACT.write(stream.state()))));
    }

    private static void errors(StringBuilder page, SyncResult result) {
        List<Failure> failures = new ArrayList<>();
        result.failure().ifPresent(failures::add);
        result.streams().forEach(stream -> stream.failure().ifPresent(failures::add));
        if (failures.isEmpty()) {
            return;
        }
        page.append("<h2>Errors</h2>\n");
        failures.forEach(failure -> page.append("<div class=\"error\"><strong>%s</strong>%s: %s<br/>%s</div>%n"
                .formatted(
                        failure.code(),
                        failure.stream() == null ? "" : ", stream " + Html.escape(failure.stream()),
                        Html.escape(failure.message()),
                        Html.escape(failure.hint()))));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
