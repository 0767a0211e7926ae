package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        footer = {"", "Example:  pintail sync samples/rick-and-morty/pintail.yaml"})
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

    @Parameters(
            paramLabel = "CONNECTION",
            description = "Connections to sync, or a connections file (ending in .yaml or .yml). Default: all.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConnectionsFile file = file();
        List<Connection> chosen = names.isEmpty()
                ? List.copyOf(file.connections().values())
                : names.stream().map(file::get).toList();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Engine engine = Engine.system(System.getenv());
        ExitCode worst = ExitCode.OK;
        for (Connection connection : chosen) {
            SyncRequest request = SyncRequest.of(
                    connection.name(),
                    streams,
                    fullRefresh ? SyncRequest.Mode.FULL_REFRESH : SyncRequest.Mode.INCREMENTAL);
            SyncResult result = new Sync(engine).run(request, connection, new PlainProgress(err, engine.clock()));
            new SyncReport(out, err).print(result);
            ExitCode code = SyncReport.exitCode(result);
            worst = worst == ExitCode.OK ? code : worst;
        }
        return worst.value();
    }

    /** A first argument that looks like a file is the connections file; the names that follow are in it. */
    private ConnectionsFile file() {
        if (!names.isEmpty()
                && (names.getFirst().endsWith(".yaml") || names.getFirst().endsWith(".yml"))) {
            Path given = Path.of(names.removeFirst());
            return connections.read(given);
        }
        return connections.read();
    }
}
