package dev.pintail;

import dev.pintail.build.Build;
import dev.pintail.cli.PintailCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.common.net.HostName;
import java.nio.file.Path;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * The one entry: Lambda's runtime when Lambda started us, else the command.
 *
 * <p>The command does not start Quarkus at all. It needs none of it, starts faster, and keeps away from the poll loop that
 * every native binary of the Lambda extension carries: outside Lambda that loop fails at once and stops Quarkus under the
 * running command (quarkusio/quarkus#30770).
 */
@QuarkusMain
public final class Main {
    /** Set by Lambda for custom runtimes. */
    private static final String LAMBDA_RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

    /** Set by Quarkus' integration tests, which play Lambda without that variable. */
    private static final String QUARKUS_LAMBDA_TEST_API = "quarkus-internal.aws-lambda.test-api";

    private Main() {}

    public static void main(String... args) {
        logOnlyWarnings();
        findLibrariesBesideTheExecutable();
        if (System.getenv(LAMBDA_RUNTIME_API) != null || System.getProperty(QUARKUS_LAMBDA_TEST_API) != null) {
            Quarkus.run(args);
        } else {
            System.exit(PintailCommand.run(args));
        }
    }

    /**
     * Only warnings are logged. Until somebody configures Quarkus' log manager, and for the command nobody does, every level is on, and
     * the JDK and the HTTP client would put each certificate, process and byte into messages that nobody sees.
     *
     * <p>The first message also asks for the machine's name, which an executable cannot do on a virtual thread: it is asked for here.
     */
    private static void logOnlyWarnings() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.WARNING);
        HostName.getHostName();
    }

    /** A native executable finds libduckdb_java.so in its own folder, whatever the working folder is. */
    private static void findLibrariesBesideTheExecutable() {
        if (!Build.isExecutable()) {
            return;
        }
        ProcessHandle.current()
                .info()
                .command()
                .map(Path::of)
                .map(Path::getParent)
                .ifPresent(folder -> {
                    String given = System.getProperty("java.library.path", "");
                    System.setProperty("java.library.path", given.isEmpty() ? folder.toString() : folder + ":" + given);
                });
    }
}
