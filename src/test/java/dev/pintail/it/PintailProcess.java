package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the built artefact as a process: the native executable, or the JVM build, whichever the build names in
 * {@code pintail.artifact}.
 */
final class PintailProcess {
    private static final Path ARTIFACT = Path.of(System.getProperty("pintail.artifact"));
    private static final long TIMEOUT_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    PintailProcess(Path folder) {
        this.folder = folder;
    }

    /** What a finished process left. */
    record Result(int exitCode, String out, String err) {
        Result assertExitCode(int expected) {
            assertThat(exitCode).as("exit code; out: <%s>, err: <%s>", out, err).isEqualTo(expected);
            return this;
        }
    }

    static boolean isNative() {
        return !ARTIFACT.toString().endsWith(".jar");
    }

    PintailProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(String... arguments) {
        return runWithInput("", arguments);
    }

    Result runWithInput(String input, String... arguments) {
        return finish(builder(arguments), input);
    }

    private static Result finish(ProcessBuilder builder, String input) {
        try {
            Path out = Files.createTempFile("pintail", ".out");
            Path err = Files.createTempFile("pintail", ".err");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            }
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("%s does not end".formatted(builder.command()));
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it without waiting, with files as its input and for its output. */
    Process start(Path input, Path out, Path err, String... arguments) {
        try {
            return builder(arguments)
                    .redirectInput(input.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it without waiting; its output is thrown away. */
    Process start(String... arguments) {
        return start(ProcessBuilder.Redirect.DISCARD, arguments);
    }

    /** Starts it without waiting; what it says on standard error goes to {@code err}, its output is thrown away. */
    Process start(ProcessBuilder.Redirect err, String... arguments) {
        try {
            return builder(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(err)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a piece of bash in which {@code "$@"} is the command with these arguments. */
    Result runInShell(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(builder(arguments).command());
        ProcessBuilder shell = new ProcessBuilder(command).directory(folder.toFile());
        shell.environment().putAll(builder().environment());
        return finish(shell, "");
    }

    /**
     * Starts it as Lambda does.
     *
     * @param runtimeApi host and port
     * @param out where its standard output goes
     * @param err where its standard error goes
     */
    Process startFunction(String runtimeApi, Path out, Path err) {
        with("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        try {
            return builder(functionCommand())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts the function: the executable itself, or on the JVM {@link PollLoop}. */
    static List<String> functionCommand() {
        if (isNative()) {
            return List.of(ARTIFACT.toString());
        }
        Path tests = Path.of(PollLoop.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        List<String> command = java();
        command.addAll(List.of("-cp", ARTIFACT + File.pathSeparator + tests, PollLoop.class.getName()));
        return command;
    }

    /** The artefact's command line, for a shell. */
    static String inShell() {
        return String.join(" ", artefact());
    }

    /** The command that starts the artefact, without arguments. */
    static List<String> artefact() {
        String file = ARTIFACT.toAbsolutePath().toString();
        if (isNative()) {
            return List.of(file);
        }
        List<String> command = java();
        command.addAll(List.of("-jar", file));
        return command;
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(artefact());
        command.addAll(List.of(arguments));
        return builder(command);
    }

    private static List<String> java() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // As on a newcomer's machine: what the machine that tests has set is not what it is about.
        List.of("PINTAIL_CONNECTIONS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return builder;
    }
}
