package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * {@code ${exec:command}}: what a shell command prints, without the line break at its end. Off unless
 * {@code PINTAIL_ALLOW_EXEC} is 1, since whoever may write a connection could run anything.
 *
 * @param folder where commands run
 */
record ExecSecrets(boolean allowed, Path folder) implements RelativeProvider {
    static final String ALLOW_VARIABLE = "PINTAIL_ALLOW_EXEC";

    private static final int MAX_BYTES = 1 << 20;

    @Override
    public SecretProvider in(Path connectionFolder) {
        return new ExecSecrets(allowed, connectionFolder);
    }

    @Override
    public Optional<String> secret(String name) {
        if (!allowed) {
            throw SecretErrors.denied(
                    "commands are not allowed",
                    "If you trust everybody who may write connections, set %s=1.".formatted(ALLOW_VARIABLE));
        }
        try {
            return output(name);
        } catch (IOException | ExecutionException e) {
            throw SecretErrors.unavailable(
                    "the shell does not start", "There must be a program sh in the PATH, and the folder must exist.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SecretErrors.unavailable("the command was stopped", "");
        }
    }

    private Optional<String> output(String command) throws IOException, InterruptedException, ExecutionException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                // It may quote the secret.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream printed = process.getInputStream()) {
            process.getOutputStream().close();
            FutureTask<byte[]> output = new FutureTask<>(() -> printed.readNBytes(MAX_BYTES));
            Thread.ofPlatform().name("pintail-exec").daemon().start(output);
            int exit = process.waitFor();
            if (exit != 0) {
                throw SecretErrors.unavailable(
                        "the command ended with exit code %d".formatted(exit), "Run it yourself in a shell.");
            }
            String text = new String(output.get(), UTF_8).stripTrailing();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
