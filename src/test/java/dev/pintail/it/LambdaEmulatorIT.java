package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package with the native executable in the emulator of Lambda's execution environment that lies beside the project in its
 * workplace: a read-only file system, an unprivileged user, Lambda's own variables. The command must give the same answer.
 */
class LambdaEmulatorIT {
    private static final Path EMULATOR =
            Path.of("../shared/lambda/runtime_api.py").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String REQUEST = "{\"connection\": \"items\", \"streams\": [\"tags\"]}";

    @TempDir
    private Path folder;

    private LocalApi api;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(PintailProcess.isNative(), "NOTICE: only the native executable runs in the Lambda emulator.");
        assumeTrue(Files.exists(EMULATOR), "NOTICE: there is no Lambda emulator beside the project.");
        api = new LocalApi(new ItemsApi(20));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void theFunctionAnswersInLambdasSandboxAsTheCommandDoes() throws Exception {
        Map<?, ?> report = runPackage(List.of("{\"connection\": \"items\"}")).getFirst();
        Path own = Files.createDirectory(folder.resolve("own"));
        PintailProcess.Result command = new ItemsProject(own, api.url())
                .pintail()
                .runWithInput("{\"connection\": \"items\"}", "invoke")
                .assertExitCode(0);

        assertThat(report.get("outcome")).as(report.toString()).isEqualTo("success");
        assertThat(withoutTimes(report.get("response"))).isEqualTo(withoutTimes(JsonReader.read(command.out())));
    }

    @Test
    void everyKindOfEventIsAnsweredInLambdasSandbox() throws Exception {
        Map<String, String> events = AwsEvents.everyKind(REQUEST);
        events.put("refused", "{\"conection\": \"items\"}");
        events.put("partly refused", AwsEvents.sqs(REQUEST, "not json"));
        events.put("HTTP, refused", AwsEvents.http("GET", null, false, Map.of()));
        events.put("after it", REQUEST);

        List<Map<?, ?>> reports = runPackage(List.copyOf(events.values()));

        Map<?, ?> first = reports.getFirst();
        System.out.printf(
                "Cold: %s ms from start to the first poll, %s ms for the first event, %s MB at most.%n",
                first.get("init_ms"), first.get("duration_ms"), first.get("max_rss_mb"));
        List<String> names = List.copyOf(events.keySet());
        for (int i = 0; i < names.size(); i++) {
            assertThat(reports.get(i).get("outcome"))
                    .as("%s: %s", names.get(i), reports.get(i))
                    .isEqualTo(names.get(i).equals("refused") ? "error" : "success");
            boolean done = !names.get(i).contains("refused");
            assertThat(reports.get(i).get("response") instanceof Map<?, ?> answer && AwsEvents.saysDone(answer))
                    .as("%s: %s", names.get(i), reports.get(i))
                    .isEqualTo(done);
        }
    }

    /** Makes the package, as infra/build.sh does for a user, and reports each event's invocation. */
    private List<Map<?, ?>> runPackage(List<String> events) throws Exception {
        Path connections = Files.createDirectory(folder.resolve("connections"));
        new ItemsProject(connections, api.url()).replaceInConnections("items.duckdb", "/tmp/items.duckdb");
        Path zip = folder.resolve("function.zip");
        run(List.of(
                "infra/build.sh",
                connections.toString(),
                "--executable",
                PintailProcess.artefact().getFirst(),
                "--library",
                TARGET.resolve("libduckdb_java.so").toString(),
                "--output",
                zip.toString()));
        List<String> command = new ArrayList<>(List.of(
                "python3",
                EMULATOR.toString(),
                "--zip",
                zip.toString(),
                "--env",
                ItemsProject.TOKEN_VARIABLE + "=" + ItemsProject.TOKEN,
                "--env",
                "HOME=/tmp",
                "--event"));
        command.addAll(events);
        String output = run(command);
        List<Map<?, ?>> reports = output.lines()
                .filter(line -> line.startsWith("{"))
                .<Map<?, ?>>map(line -> (Map<?, ?>) JsonReader.read(line))
                .filter(line -> line.containsKey("outcome"))
                .toList();
        assertThat(reports).as(output).hasSize(events.size());
        return reports;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    private static Map<?, ?> withoutTimes(Object answer) {
        Map<?, ?> result = (Map<?, ?>) answer;
        result.keySet().removeAll(List.of("runId", "startedAt", "finishedAt", "duration"));
        return result;
    }
}
