package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The native executable in the emulator of Lambda's execution environment that lies beside the project in its workplace: a
 * read-only file system, an unprivileged user, Lambda's own variables. The command must give the same answer.
 */
class LambdaEmulatorIT {
    private static final Path EMULATOR =
            Path.of("../shared/lambda/runtime_api.py").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void theFunctionAnswersInLambdasSandboxAsTheCommandDoes() throws Exception {
        assumeTrue(PintailProcess.isNative(), "NOTICE: only the native executable runs in the Lambda emulator.");
        assumeTrue(Files.exists(EMULATOR), "NOTICE: there is no Lambda emulator beside the project.");
        try (LocalApi api = new LocalApi(new ItemsApi(20))) {
            Path task = Files.createDirectory(folder.resolve("task"));
            new ItemsProject(task, api.url()).replaceInConnections("items.duckdb", "/tmp/items.duckdb");
            Files.copy(executable(), task.resolve("bootstrap"));
            Files.copy(TARGET.resolve("libduckdb_java.so"), task.resolve("libduckdb_java.so"));
            readableForEverybody();

            Map<?, ?> report = runInEmulator(task, "{\"connection\": \"items\"}");
            Path own = Files.createDirectory(folder.resolve("own"));
            PintailProcess.Result command = new ItemsProject(own, api.url())
                    .pintail()
                    .runWithInput("{\"connection\": \"items\"}", "invoke")
                    .assertExitCode(0);

            assertThat(report.get("outcome")).as(report.toString()).isEqualTo("success");
            assertThat(withoutTimes(report.get("response"))).isEqualTo(withoutTimes(JsonReader.read(command.out())));
        }
    }

    private static Path executable() throws Exception {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void readableForEverybody() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Map<?, ?> runInEmulator(Path task, String event) throws Exception {
        Process emulator = new ProcessBuilder(List.of(
                        "python3",
                        EMULATOR.toString(),
                        "--bootstrap",
                        task.resolve("bootstrap").toString(),
                        "--event",
                        event,
                        "--env",
                        ItemsProject.TOKEN_VARIABLE + "=" + ItemsProject.TOKEN))
                .redirectErrorStream(true)
                .start();
        String output = new String(emulator.getInputStream().readAllBytes(), UTF_8);
        emulator.waitFor();
        String first = output.lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
        return (Map<?, ?>) JsonReader.read(first);
    }

    private static Map<?, ?> withoutTimes(Object answer) {
        Map<?, ?> result = (Map<?, ?>) answer;
        result.keySet().removeAll(List.of("runId", "startedAt", "finishedAt", "duration"));
        return result;
    }
}
