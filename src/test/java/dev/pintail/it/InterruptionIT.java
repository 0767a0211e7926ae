package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pintail.api.LocalApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when somebody ends the process while it reads. */
class InterruptionIT {
    private static final String CATALOG = """
            {"streams": [{"stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["incremental"]},
              "sync_mode": "incremental", "destination_sync_mode": "append"}]}
            """;

    @TempDir
    private Path folder;

    private final ItemsApi items = new ItemsApi(120);
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch answering = new CountDownLatch(1);

    @AfterEach
    void answer() {
        answering.countDown();
    }

    /** Ctrl-C, and what a platform sends. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalCommitsWhatIsCompleteAndTheNextRunGoesOn(String signal) throws Exception {
        assumeThat(signal.equals("INT") && interruptsAreIgnored())
                .as("this test was started in the background, and its processes do not hear SIGINT")
                .isFalse();
        Path said = folder.resolve("said.txt");
        try (LocalApi api = apiThatHoldsTheSecondDay()) {
            ItemsProject project = new ItemsProject(folder, api.url());
            Process process =
                    project.pintail().start(ProcessBuilder.Redirect.to(said.toFile()), "sync", "--stream", "items");
            assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();

            signal(signal, process);
            while (process.isAlive() && !Files.readString(said).contains("Stopping after the page at hand")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            answering.countDown();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(75);
            assertThat(project.database().count("items")).isBetween(1L, 5 * 120L - 1);
            project.pintail().run("sync", "--stream", "items").assertExitCode(0);
            assertThat(project.database().count("items")).isEqualTo(5 * 120);
        }
    }

    /** PyAirbyte ends a verb by SIGTERM when it has heard enough, and takes 143 for a failure. */
    @Test
    void aVerbThatIsEndedByItsPlatformEndsWell() throws Exception {
        try (LocalApi api = apiThatHoldsTheSecondDay()) {
            ItemsProject project = new ItemsProject(folder, api.url());
            project.write("config.json", project.config()).write("catalog.json", CATALOG);
            Process process = project.pintail()
                    .start(
                            "read",
                            "--config=config.json",
                            "--catalog=catalog.json",
                            "--manifest-path=items.manifest.yaml",
                            "--allow-host=127.0.0.1");
            assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();

            signal("TERM", process);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            answering.countDown();
            assertThat(process.exitValue()).isZero();
        }
    }

    @Test
    void aPlatformThatClosesThePipeIsNoFailure() throws Exception {
        try (LocalApi api = new LocalApi(items)) {
            ItemsProject project = new ItemsProject(folder, api.url());
            project.write("config.json", project.config()).write("catalog.json", CATALOG);

            PintailProcess.Result result = project.pintail()
                    .runInShell(
                            "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}",
                            "read",
                            "--config=config.json",
                            "--catalog=catalog.json",
                            "--manifest-path=items.manifest.yaml",
                            "--allow-host=127.0.0.1");

            result.assertExitCode(0);
            assertThat(result.out().lines()).hasSize(1);
        }
    }

    private LocalApi apiThatHoldsTheSecondDay() {
        return new LocalApi(uri -> {
            if (!uri.getQuery().contains("from=2026-01-01")) {
                reading.countDown();
                hold();
            }
            return items.apply(uri);
        });
    }

    private void hold() {
        try {
            answering.await(120, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A shell makes what it starts in the background deaf to SIGINT, and all that is started from there. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
