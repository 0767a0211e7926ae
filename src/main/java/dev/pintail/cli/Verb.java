package dev.pintail.cli;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.protocol.MessageLines;
import dev.pintail.sync.Engine;
import dev.pintail.sync.StandaloneSource;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the commands for a platform have in common (cdk-semantics 7.4, 7.5): standard output belongs to the protocol; a failure of
 * the command is said there as an error trace, to people on standard error, and ends it with code 1.
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
        Attempt attempt = new Attempt(
                Engine.system(System.getenv()),
                command.commandLine().getOut(),
                command.commandLine().getErr());
        return attempt.masked(UnaryOperator.identity(), () -> {
                    Map<String, Object> given = config.get();
                    try (StandaloneSource source = options.open(attempt.engine(), given)) {
                        MessageLines lines = new MessageLines(attempt.out(), source::mask);
                        return attempt.masked(source::mask, () -> {
                            run(source, SourceOptions.withoutManifest(given), lines);
                            return ExitCode.OK;
                        });
                    }
                })
                .value();
    }

    /** Where failures are told. */
    record Attempt(Engine engine, PrintWriter out, PrintWriter err) {
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
            if (e instanceof PintailException known) {
                ErrorReport.write(err, known.code(), masking.apply(known.getMessage()), masking.apply(known.hint()));
            } else {
                ErrorReport.write(err, ErrorCode.INTERNAL, masking.apply(e.toString()), "");
            }
            err.flush();
            if (!out.checkError()) {
                new MessageLines(out, masking).failed(e, engine.clock().instant());
            }
            return ExitCode.FAILURE;
        }
    }

    /** A piece of a command. */
    @FunctionalInterface
    interface Work {
        ExitCode run() throws InterruptedException;
    }
}
