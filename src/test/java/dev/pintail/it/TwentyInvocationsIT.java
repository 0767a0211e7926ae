package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import dev.pintail.sync.LongApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of twenty processes that are started together for one connection, one works; the others say so and leave everything alone. */
class TwentyInvocationsIT {
    private static final int INVOCATIONS = 20;
    private static final long LONGEST_SECONDS = 600;

    @TempDir
    private Path folder;

    private final LongApi answers = new LongApi();

    @Test
    void oneWorksNineteenAreSkippedAndNoRowIsThereTwice() throws Exception {
        CountDownLatch othersHaveAnswered = new CountDownLatch(1);
        try (LocalApi api = new LocalApi(uri -> {
            await(othersHaveAnswered);
            return answers.apply(uri);
        })) {
            project(api);
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < INVOCATIONS; i++) {
                processes.add(new PintailProcess(folder)
                        .start(folder.resolve("event.json"), out(i), folder.resolve("err-" + i), "invoke"));
            }
            try {
                waitUntilOneIsLeft(processes);
            } finally {
                othersHaveAnswered.countDown();
            }
            List<String> answered = new ArrayList<>();
            for (int i = 0; i < INVOCATIONS; i++) {
                assertThat(processes.get(i).waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
                String told = Files.readString(out(i)) + Files.readString(folder.resolve("err-" + i));
                assertThat(processes.get(i).exitValue()).as(told).isZero();
                Map<?, ?> answer = (Map<?, ?>) JsonReader.read(Files.readString(out(i)));
                answered.add((String) answer.get("status"));
                if (answer.get("status").equals("SKIPPED")) {
                    assertThat(told).contains("LEASE_HELD", "another run has", "long.duckdb", "Run one sync at a time");
                }
            }

            assertThat(answered).filteredOn("SUCCEEDED"::equals).hasSize(1);
            assertThat(answered).filteredOn("SKIPPED"::equals).hasSize(INVOCATIONS - 1);
            assertThat(api.requests()).doesNotHaveDuplicates();
            assertThat(new Database(folder.resolve("long.duckdb"))
                            .rows("SELECT count(*), count(DISTINCT id) FROM events"))
                    .containsExactly(List.of("175", "175"));
        }
    }

    private static void waitUntilOneIsLeft(List<Process> processes) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (processes.stream().filter(Process::isAlive).count() > 1) {
            assertThat(System.nanoTime()).as("%s", processes).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private Path out(int number) {
        return folder.resolve("out-" + number);
    }

    private void project(LocalApi api) throws Exception {
        Files.copy(Path.of("src/test/resources/sync/continued.manifest.yaml"), folder.resolve("manifest.yaml"));
        Files.writeString(folder.resolve("event.json"), "{\"connection\": \"long\", \"streams\": [\"events\"]}");
        Files.writeString(folder.resolve("pintail.yaml"), """
                connections:
                  long:
                    source:
                      manifest: manifest.yaml
                      config:
                        base_url: %s
                      allow_hosts: [127.0.0.1]
                    destination:
                      duckdb: long.duckdb
                """.formatted(api.url()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
