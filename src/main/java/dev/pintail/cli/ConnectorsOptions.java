package dev.pintail.cli;

import dev.pintail.catalog.Manifests;
import dev.pintail.sync.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands about connectors have in common: the folder with connections and lock file, and the way to the registry. */
final class ConnectorsOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "${PINTAIL_CONNECTIONS:-pintail.yaml}",
            description = "The connections file; pintail.lock is beside it. Default: pintail.yaml here, or what"
                    + " PINTAIL_CONNECTIONS names.")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Path file() {
        return file;
    }

    /** The folder of pintail.lock. */
    Path folder() {
        return file.toAbsolutePath().getParent();
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
