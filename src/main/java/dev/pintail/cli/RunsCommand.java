package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import dev.pintail.warehouse.RunRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail runs}: what was run, and how old the data is. */
@Command(
        name = "runs",
        description = "Shows the last runs of connections and how old their data is.",
        footer = {"", "Example:  pintail runs shop --limit 5"})
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "So many lines per connection at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "CONNECTION", description = "The connections. Default: all.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Engine engine = Engine.system(System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        List<Object> json = new ArrayList<>();
        for (Connection connection : connections.choose(names)) {
            List<RunRecord> runs = newest(engine, connection);
            if (output.isJson()) {
                runs.forEach(run -> json.add(toJson(run)));
            } else {
                print(out, connection, runs, engine.clock().instant());
            }
        }
        if (output.isJson()) {
            OutputOptions.print(out, json);
        }
        out.flush();
        return ExitCode.OK.value();
    }

    private List<RunRecord> newest(Engine engine, Connection connection) {
        try (Opening opening = new Opening(engine, connection)) {
            return opening.look(warehouse -> warehouse.runs().newest(connection.name(), limit))
                    .orElse(List.of());
        }
    }

    private static void print(PrintWriter out, Connection connection, List<RunRecord> runs, Instant now) {
        if (runs.isEmpty()) {
            out.printf("%s has not run yet.%n", connection.name());
            return;
        }
        TextTable table = new TextTable().row("finished", "stream", "status", "loaded", "requests", "took", "error");
        for (RunRecord run : runs) {
            table.row(
                    run.finishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    run.stream(),
                    run.status(),
                    "%,d".formatted(run.counts().recordsLoaded()),
                    "%,d".formatted(run.counts().requests()),
                    age(Duration.between(run.startedAt(), run.finishedAt())),
                    run.errorCode().orElse(""));
        }
        out.printf("%s: %s%n", connection.name(), lag(runs, now));
        table.print(out);
    }

    /** How old the data is: what succeeded last, succeeded when it began. */
    private static String lag(List<RunRecord> runs, Instant now) {
        return runs.stream()
                .filter(run -> "succeeded".equalsIgnoreCase(run.status()))
                .findFirst()
                .map(run -> "the data is %s old".formatted(age(Duration.between(run.startedAt(), now))))
                .orElse("none of these runs succeeded");
    }

    private static String age(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return "%d s".formatted(seconds);
        }
        return seconds < 7200
                ? "%d min".formatted(seconds / 60)
                : seconds < 172_800 ? "%d h".formatted(seconds / 3600) : "%d days".formatted(seconds / 86_400);
    }

    private static Map<String, Object> toJson(RunRecord run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runId", run.runId());
        json.put("connection", run.connection());
        json.put("stream", run.stream());
        json.put("status", run.status());
        json.put("startedAt", run.startedAt().toString());
        json.put("finishedAt", run.finishedAt().toString());
        json.put("rowsRead", run.counts().recordsRead());
        json.put("rowsLoaded", run.counts().recordsLoaded());
        json.put("requests", run.counts().requests());
        json.put("retries", run.counts().retries());
        json.put("waitedMillis", run.counts().waitedMillis());
        json.put("error", run.errorCode().orElse(null));
        return json;
    }
}
