package dev.pintail.cli;

import dev.pintail.catalog.Manifests;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.sync.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands about connectors have in common: the folder with connections and lock file, and the way to the registry. */
final class ConnectorsOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The connections file; pintail.lock is beside it. Default: pintail.yaml here, or what"
                    + " PINTAIL_CONNECTIONS names.")
    private Path file;

    @SuppressWarnings("UnusedVariable") // ErrorReport asks for it by its name
    @Option(names = OutputOptions.DEBUG, description = "Show where in the program a failure came from.")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    ConnectionsFile connections() {
        return ConnectionsFile.read(files(), Optional.ofNullable(System.getenv(ConnectionsFile.ENVIRONMENT_VARIABLE)));
    }

    /** The folder of pintail.lock. */
    Path folder() {
        return files().getFirst().toAbsolutePath().getParent();
    }

    private List<Path> files() {
        return file == null ? ConnectionsFile.pathsIn(System.getenv()) : List.of(file);
    }

    Manifests manifests() {
        return Engine.system(System.getenv()).manifests();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
