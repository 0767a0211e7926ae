package dev.pintail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command {@code pintail}. */
@Command(
        name = "pintail",
        description = "Moves data out of any API into DuckDB or MotherDuck, by Airbyte manifests.",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            CheckCommand.class,
            StreamsCommand.class,
            PreviewCommand.class,
            SyncCommand.class,
            QueryCommand.class,
            RunsCommand.class,
            StateCommand.class,
            ValidateCommand.class,
            ConnectorsCommand.class,
            InvokeCommand.class,
            SpecCommand.class,
            DiscoverCommand.class,
            ReadCommand.class,
            CompletionCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "To begin:  pintail demo"})
public final class PintailCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * Runs the command line.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    /** The whole command, for those who only look at it. */
    static CommandLine commandLine() {
        ErrorReport errors = new ErrorReport();
        return new CommandLine(new PintailCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE_OR_CONFIGURATION.value();
    }
}
