package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.sync.LongApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invocations with a short limit, half of them killed at a random moment, until one says that it is at the end: then the tables and
 * states are those of one long run, and what was asked for twice was asked for by those that were killed.
 *
 * <p>{@code bench/kill.sh} runs many trials.
 */
class KillTrialsIT {
    private static final int TRIALS = Integer.getInteger("pintail.trials", 2);
    private static final long SEED = Long.getLong("pintail.seed", 8);
    private static final String[] TABLES = {"notes", "events", "lines"};
    private static final String EVENT = "{\"connection\": \"long\", \"maxSeconds\": 6}";

    @TempDir
    private Path folder;

    private final LongApi answers = new LongApi();

    private LocalApi api() {
        return new LocalApi(uri -> {
            pause(100);
            return answers.apply(uri);
        });
    }

    @Test
    void killedAtRandomMomentsManyInvocationsDoWhatOneRunDoes() throws Exception {
        List<String> expected;
        List<URI> needed;
        try (LocalApi api = api()) {
            Path clean = project("clean", api);
            new PintailProcess(clean).run("sync").assertExitCode(0);
            expected = contents(clean);
            needed = api.requests();
        }
        int kills = 0;
        int invocations = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(SEED + trial);
            try (LocalApi api = api()) {
                Path killed = project("trial-" + trial, api);
                int ofKilled = 0;
                boolean succeeded = false;
                for (int invocation = 0; !succeeded; invocation++) {
                    assertThat(invocation).as("invocations of trial %d", trial).isLessThan(60);
                    int before = api.requests().size();
                    Outcome outcome = invoke(killed, random);
                    invocations++;
                    if (outcome == Outcome.KILLED) {
                        kills++;
                        ofKilled += api.requests().size() - before;
                    }
                    succeeded = outcome == Outcome.AT_THE_END;
                }
                assertThat(contents(killed)).as("trial %d", trial).isEqualTo(expected);
                assertThat(api.requests()).as("trial %d", trial).containsAll(needed);
                assertThat(api.requests().size() - needed.size())
                        .as("requests of trial %d beyond those of one run", trial)
                        .isLessThanOrEqualTo(ofKilled);
            }
        }
        System.out.printf("%d trials, %d invocations, %d killed: all equal%n", TRIALS, invocations, kills);
    }

    private enum Outcome {
        KILLED,
        GOES_ON,
        AT_THE_END
    }

    private static Outcome invoke(Path project, Random random) throws Exception {
        if (random.nextBoolean()) {
            PintailProcess.Result result = new PintailProcess(project).runWithInput(EVENT, "invoke");
            assertThat(result.out()).as(result.err()).contains("\"status\"");
            return result.out().contains("\"SUCCEEDED\"") && !result.out().contains("\"CONTINUE\"")
                    ? Outcome.AT_THE_END
                    : Outcome.GOES_ON;
        }
        Process process = new PintailProcess(project).startWithInput(project.resolve("event.json"), "invoke");
        process.waitFor(random.nextInt(500, 12_000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return Outcome.KILLED;
    }

    private Path project(String name, LocalApi api) throws IOException {
        Path project = Files.createDirectory(folder.resolve(name));
        Files.copy(Path.of("src/test/resources/sync/continued.manifest.yaml"), project.resolve("manifest.yaml"));
        Files.writeString(project.resolve("event.json"), EVENT);
        Files.writeString(project.resolve("pintail.yaml"), """
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
        return project;
    }

    private static List<String> contents(Path project) {
        Database database = new Database(project.resolve("long.duckdb"));
        List<String> contents = new ArrayList<>();
        for (String table : TABLES) {
            contents.add(table);
            database.rows("SELECT id, \"at\", \"order\" FROM %s ORDER BY ALL".formatted(table))
                    .forEach(row -> contents.add(row.toString()));
        }
        database.rows("SELECT stream_name, regexp_replace(json_extract(state_json, '$.stream')::VARCHAR,"
                        + " '\"lookback_window\":[0-9]+', '') FROM _airbyte_state ORDER BY ALL")
                .forEach(row -> contents.add(row.toString()));
        return contents;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
