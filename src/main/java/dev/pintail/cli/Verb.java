package dev.pintail.cli;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.protocol.MessageLines;
import dev.pintail.protocol.StackTraceText;
import dev.pintail.sync.Engine;
import dev.pintail.sync.StandaloneSource;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the commands for a platform have in common (cdk-semantics 7.4, 7.5): standard output belongs to the protocol; a failure of
 * the command is said there as an error trace, to people on standard error, and ends it with code 1.
 *
 * <p>A platform that has heard enough closes the pipe or ends the process: PyAirbyte does both, and takes any exit code but 0
 * for a failure. So neither is one.
 */
@FunctionalInterface
interface Verb {
    /**
     * @param lines takes what the source says, and then the answer
     */
    void run(StandaloneSource source, Map<String, Object> config, MessageLines lines) throws InterruptedException;

    /**
     * Runs the verb.
     *
     * @param config the configuration, read when the failure to do so can be told
     */
    default int execute(SourceOptions options, Supplier<Map<String, Object>> config, CommandSpec command) {
        try (QuietEnd end = QuietEnd.onSignal()) {
            Attempt attempt = Attempt.of(command, options.isDebug());
            Engine engine = Engine.system(System.getenv());
            return end.with(attempt.masked(UnaryOperator.identity(), () -> {
                Map<String, Object> given = config.get();
                try (StandaloneSource source = options.open(engine, given)) {
                    MessageLines lines = new MessageLines(attempt.out(), source::mask, options.isDebug());
                    return attempt.masked(source::mask, () -> {
                        run(source, InjectedManifest.without(given), lines);
                        return ExitCode.OK;
                    });
                }
            }));
        }
    }

    /** Gives an answer that needs no source. */
    static int answer(CommandSpec command, Consumer<MessageLines> answer) {
        Attempt attempt = Attempt.of(command, false);
        return attempt.masked(UnaryOperator.identity(), () -> {
                    answer.accept(new MessageLines(attempt.out(), UnaryOperator.identity()));
                    return ExitCode.OK;
                })
                .value();
    }

    /** Where failures are told. */
    record Attempt(PrintWriter out, PrintWriter err, boolean debug) {
        static Attempt of(CommandSpec command, boolean debug) {
            return new Attempt(
                    command.commandLine().getOut(), command.commandLine().getErr(), debug);
        }

        ExitCode masked(UnaryOperator<String> masking, Work work) {
            try {
                return work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(masking, new RunException(ErrorCode.INTERNAL, "The command was interrupted.", "", e));
            } catch (RuntimeException e) {
                return failed(masking, e);
            }
        }

        private ExitCode failed(UnaryOperator<String> masking, RuntimeException e) {
            if (out.checkError()) {
                return ExitCode.OK; // nobody listens any more
            }
            if (e instanceof PintailException known) {
                ErrorReport.write(err, known.code(), masking.apply(known.getMessage()), masking.apply(known.hint()));
            } else {
                ErrorReport.write(err, ErrorCode.INTERNAL, masking.apply(e.toString()), "");
            }
            if (debug) {
                err.print(masking.apply(StackTraceText.of(e)));
            }
            err.flush();
            new MessageLines(out, masking)
                    .failed(e, Engine.system(System.getenv()).clock().instant());
            return ExitCode.FAILURE;
        }
    }

    /** A piece of a command. */
    @FunctionalInterface
    interface Work {
        ExitCode run() throws InterruptedException;
    }
}
