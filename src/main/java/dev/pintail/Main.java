package dev.pintail;

import dev.pintail.cli.PintailCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

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
        readSystemProperties();
        findLibrariesBesideTheExecutable();
        if (System.getenv(LAMBDA_RUNTIME_API) != null || System.getProperty(QUARKUS_LAMBDA_TEST_API) != null) {
            Quarkus.run(args);
        } else {
            System.exit(PintailCommand.run(args));
        }
    }

    /**
     * A native executable fills in some properties (the user's name and home among them) when they are first asked for, and fails if
     * that happens on a virtual thread; whoever asks there finds them all filled in.
     */
    private static void readSystemProperties() {
        System.getProperties();
    }

    /** A native executable finds libduckdb_java.so in its own folder, whatever the working folder is. */
    private static void findLibrariesBesideTheExecutable() {
        if (!"executable".equals(System.getProperty("org.graalvm.nativeimage.kind"))) {
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
