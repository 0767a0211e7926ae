package dev.pintail.cli;

import dev.pintail.cli.report.ReportedRun;
import dev.pintail.cli.report.RunPage;
import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.sync.Engine;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code pintail sync}: runs connections one after the other. */
@Command(
        name = "sync",
        description = "Reads what is new and loads it.",
        footer = {
            "",
            "Examples:",
            "  pintail sync samples/rick-and-morty/pintail.yaml",
            "  pintail sync shop --stream orders --full-refresh",
            "  pintail sync shop --from 2026-01-01 --to 2026-01-31 --report january.html"
        })
final class SyncCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "Only this stream; may be given several times. Default: those of the connection.")
    private List<String> streams = new ArrayList<>();

    @Option(names = "--full-refresh", description = "Read everything, as if nothing had been read before.")
    private boolean fullRefresh;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Read again from this date or time in UTC (2026-01-31 or 2026-01-31T12:00:00Z).")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Read again up to this date or time; needs --from.")
    private String to;

    @Option(
            names = "--max-seconds",
            paramLabel = "N",
            description = "Stop in time, with everything committed that was read; the next run goes on.")
    private Long maxSeconds;

    @Option(
            names = "--until-done",
            description = "Start again for as long as the time of --max-seconds was not enough.")
    private boolean untilDone;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a page about the run: timeline, rows, errors.")
    private Path report;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "CONNECTION",
            description = "Connections to sync, or connections files (ending in .yaml or .yml). Default: all.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Connection> chosen = connections.choose(names);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Engine engine = Engine.system(System.getenv());
        Terminal terminal = output.isJson() ? new Terminal(false, 0, 0) : Terminal.of(System.getenv());
        List<ReportedRun> reported = new ArrayList<>();
        ExitCode worst = ExitCode.OK;
        try (Interruption interruption = Interruption.listen(err)) {
            for (Connection connection : chosen) {
                SyncRequest request = request(connection);
                ReportedRun run;
                do {
                    run = new WatchedSync(engine, terminal, err).run(request, connection, interruption);
                } while (untilDone && !interruption.requested() && run.result().status() == SyncResult.Status.CONTINUE);
                reported.add(run);
                ExitCode code = tell(run, connection, interruption.requested());
                worst = worst == ExitCode.OK ? code : worst;
                if (interruption.requested()) {
                    break;
                }
            }
            writeReport(reported);
            if (!output.isJson() && !interruption.requested()) {
                NextStep.after(reported.getLast().result(), chosen.getLast(), connections.typed())
                        .ifPresent(next -> out.printf("Next:  %s%n", next));
                out.flush();
            }
            return interruption.ended(worst);
        }
    }

    private SyncRequest request(Connection connection) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("connection", connection.name());
        if (!streams.isEmpty()) {
            request.put("streams", streams);
        }
        request.put("mode", fullRefresh ? "full_refresh" : "incremental");
        if (from != null || to != null) {
            Map<String, Object> window = new LinkedHashMap<>();
            window.put("from", from);
            if (to != null) {
                window.put("to", to);
            }
            request.put("window", window);
        }
        if (maxSeconds != null) {
            request.put("maxSeconds", maxSeconds);
        }
        try {
            return SyncRequest.parse(request);
        } catch (ConfigException e) {
            String message = e.getMessage()
                    .replace("\"window.from\"", "--from")
                    .replace("\"window.to\"", "--to")
                    .replace("\"maxSeconds\"", "--max-seconds");
            throw new ConfigException(e.code(), message, e.hint(), e);
        }
    }

    private ExitCode tell(ReportedRun run, Connection connection, boolean interrupted) {
        SyncReport report =
                new SyncReport(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (output.isJson()) {
            OutputOptions.print(spec.commandLine().getOut(), run.result().toJson());
        } else {
            report.print(run.result());
        }
        ExitCode code = SyncReport.exitCode(run.result());
        if (!interrupted || code == ExitCode.OK) {
            return code;
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "Stopped. What is complete is committed; to go on:  %s sync %s%s%n",
                        CommandName.typed(), connection.name(), connections.typed());
        return ExitCode.TRY_AGAIN;
    }

    private void writeReport(List<ReportedRun> runs) {
        if (report == null) {
            return;
        }
        try {
            Files.writeString(report, RunPage.of(runs));
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The report %s cannot be written: %s.".formatted(report, e.getMessage()),
                    "The sync itself is done.",
                    e);
        }
    }
}
