package dev.pintail.cli.report;

import dev.pintail.cli.watch.StreamBoard;
import dev.pintail.json.JsonWriter;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.StreamResult;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs as one page of XHTML, with its style and its drawings in it; it loads nothing and runs no script,
 * and forbids the browser to do either, whatever an API has put into it. */
public final class RunPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1c2733; background: #fff; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dde3e9; vertical-align: top; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            .status { padding: .1rem .5rem; border-radius: .3rem; color: #fff; background: #8a5a00; } .SUCCEEDED { background: #1a7f37; } .FAILED { background: #b42318; }
            .error { border-left: 4px solid #b42318; padding: .4rem .8rem; background: #fdf3f2; margin: .6rem 0; } code { font-size: .9em; word-break: break-all; }
            svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: currentColor; } .axis { stroke: #e4e9ee; } .ground { stroke: #c5ced6; }
            .tick { text-anchor: middle; fill: #66727d; } .name { text-anchor: end; } .amount { fill: #66727d; }
            .rows { fill: none; stroke: #0b6bcb; stroke-width: 2; } .wait { fill: #f2b84b; opacity: .35; }
            .answered { fill: #0b6bcb; opacity: .75; } .refused { fill: #d98e04; } .failed { fill: #b42318; }
            .facts { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1rem 0; } .facts div { line-height: 1.25; } .facts b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; } .facts span, .small { color: #66727d; font-size: .87rem; }
            .legend { color: #66727d; font-size: .87rem; } .legend i { display: inline-block; width: .8rem; height: .8rem; margin: 0 .35rem -.08rem 1rem; border-radius: .15rem; } .legend i:first-child { margin-left: 0; }
            i.answered { background: #0b6bcb; } i.refused { background: #d98e04; } i.failed { background: #b42318; } i.wait { background: #f2b84b; } i.line { background: #0b6bcb; height: .15rem; margin-bottom: .22rem; }
            @media (prefers-color-scheme: dark) { body { color: #dbe4ec; background: #14191f; } th, td { border-color: #2c3640; } .error { background: #2b1a19; } .axis { stroke: #26303a; } .rows { stroke: #58a6ff; } .answered { fill: #58a6ff; } i.answered, i.line { background: #58a6ff; } .tick, .amount, .facts span, .small, .legend { fill: #93a1ad; color: #93a1ad; } .ground { stroke: #3a4753; } }
            """;

    private static final String LEGEND = """
            <p class="legend"><i class="answered"></i>answered<i class="refused"></i>refused (4xx)<i class="failed"></i>failed<i class="wait"></i>waiting on purpose<i class="line"></i>rows read</p>
            """;

    /** What the state of a stream without a cursor says, in Airbyte's words. */
    private static final String READ_IN_FULL = "__ab_no_cursor_state_message";

    private RunPage() {}

    /** The page. */
    public static String of(List<ReportedRun> runs) {
        StringBuilder page = new StringBuilder();
        page.append(
                "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
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
        SyncResult.Traffic traffic = result.traffic();
        Duration took = Duration.between(result.startedAt(), result.finishedAt());
        page.append("<div class=\"facts\">");
        fact(page, "%,d".formatted(result.rowsLoaded()), result.rowsLoaded() == 1 ? "row loaded" : "rows loaded");
        fact(page, Html.seconds(took), "from start to end");
        fact(page, "%,d".formatted(traffic.requests()), traffic.requests() == 1 ? "request" : "requests");
        fact(page, "%,d".formatted(traffic.retries()), traffic.retries() == 1 ? "of them a retry" : "of them retries");
        fact(page, Html.size(traffic.bytes()), "downloaded");
        fact(page, Html.seconds(traffic.waited()), "waited on purpose");
        page.append("</div>\n");
        errors(page, result);
        page.append("<h2>Timeline</h2>\n").append(new Timeline(run).draw()).append(LEGEND);
        page.append("""
                <h2>Streams</h2>
                <table class="streams">
                <thead><tr><th>stream</th><th>status</th><th class="n">read</th><th class="n">loaded</th><th class="n">took</th><th>state</th></tr></thead>
                <tbody>
                """);
        Map<String, StreamBoard.Lane> lanes =
                run.board().lanes().stream().collect(Collectors.toMap(StreamBoard.Lane::stream, Function.identity()));
        result.streams().forEach(stream -> row(page, stream, Optional.ofNullable(lanes.get(stream.name()))));
        page.append("</tbody>\n</table>\n");
        page.append(new RequestTable(run.traffic().exchanges()).html());
        page.append("<p class=\"small\">Started %s. Run <code>%s</code>.</p>%n"
                .formatted(result.startedAt().truncatedTo(ChronoUnit.SECONDS), Html.escape(result.runId())));
    }

    private static void fact(StringBuilder page, String value, String name) {
        page.append("<div><b>%s</b><span>%s</span></div>".formatted(Html.escape(value), Html.escape(name)));
    }

    private static void row(StringBuilder page, StreamResult stream, Optional<StreamBoard.Lane> lane) {
        String took = lane.filter(seen -> !seen.points().isEmpty())
                .map(seen -> Html.seconds(
                        Duration.between(seen.started(), seen.points().getLast().at())))
                .orElse("");
        page.append(
                "<tr><td>%s</td><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td><td class=\"n\">%s</td><td>%s</td></tr>%n"
                        .formatted(
                                Html.escape(stream.name()),
                                stream.status().name().toLowerCase(Locale.ROOT),
                                stream.rowsRead(),
                                stream.rowsLoaded(),
                                took,
                                state(stream)));
    }

    private static String state(StreamResult stream) {
        if (stream.state() == null) {
            return "";
        }
        return stream.state().containsKey(READ_IN_FULL)
                ? "read in full each time"
                : "<code>%s</code>".formatted(Html.escape(JsonWriter.COMPACT.write(stream.state())));
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
}
