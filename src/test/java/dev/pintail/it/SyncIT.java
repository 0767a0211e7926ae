package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncIT {
    @TempDir
    private Path folder;

    @Test
    void aSecondProcessReadsOnlyNewRecords() {
        try (LocalApi api = new LocalApi(new ItemsApi(120))) {
            ItemsProject project = new ItemsProject(folder, api.url());
            project.pintail().run("sync").assertExitCode(0);
            assertThat(project.database().count("items")).isEqualTo(5 * 120);
            int requestsOfTheFirst = api.requests().size();

            project.writeConnections("2026-01-07");
            PintailProcess.Result second = project.pintail().run("sync").assertExitCode(0);

            assertThat(project.database().count("items")).isEqualTo(7 * 120);
            assertThat(api.requests().subList(requestsOfTheFirst, api.requests().size()))
                    .filteredOn(uri -> uri.getPath().equals("/items"))
                    .extracting(uri -> LocalApi.query(uri).get("from"))
                    .allMatch(from -> from.compareTo("2026-01-05") >= 0);
            assertThat(second.out()).contains("items: succeeded");
        }
    }

    @Test
    void invokeGivesAnEventToTheFunctionAndPrintsItsAnswer() {
        try (LocalApi api = new LocalApi(new ItemsApi(10))) {
            ItemsProject project = new ItemsProject(folder, api.url());

            PintailProcess.Result result = project.pintail()
                    .runWithInput("{\"connection\": \"items\", \"streams\": [\"tags\"]}", "invoke")
                    .assertExitCode(0);

            Map<?, ?> answer = (Map<?, ?>) JsonReader.read(result.out());
            assertThat(answer.get("status")).isEqualTo("SUCCEEDED");
            assertThat(answer.get("rowsSynced")).isEqualTo(3L);
            assertThat((List<?>) answer.get("streams")).hasSize(1);
            assertThat(project.database().count("tags")).isEqualTo(3);
        }
    }

    /**
     * Bug of the platform: outside Lambda the poll loop in every native binary stops Quarkus about 10 ms after its start,
     * under the running command (quarkusio/quarkus#30770). A command that takes longer than 2 s must get to its end.
     */
    @Test
    void aCommandThatTakesLongerThanTwoSecondsGetsToItsEnd() {
        ItemsApi items = new ItemsApi(10);
        try (LocalApi api = new LocalApi(uri -> {
            if (uri.getPath().equals("/tags")) {
                LockSupport.parkNanos(2_500_000_000L);
            }
            return items.apply(uri);
        })) {
            ItemsProject project = new ItemsProject(folder, api.url());

            project.pintail().run("sync", "--stream", "tags").assertExitCode(0);

            assertThat(project.database().count("tags")).isEqualTo(3);
        }
    }

    @Test
    void theSecretAppearsInNoOutputAndNotInTheDatabase() {
        try (LocalApi api = new LocalApi(uri -> LocalApi.Answer.json(403, Map.of("error", ItemsProject.TOKEN)))) {
            ItemsProject project = new ItemsProject(folder, api.url());

            PintailProcess.Result result = project.pintail().run("sync");

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.out() + result.err()).doesNotContain(ItemsProject.TOKEN);
        }
    }

    @Test
    void oneFailingStreamDoesNotUndoTheOther() {
        ItemsApi items = new ItemsApi(10);
        try (LocalApi api = new LocalApi(uri -> uri.getPath().equals("/tags")
                ? LocalApi.Answer.json(400, Map.of("error", "not today"))
                : items.apply(uri))) {
            ItemsProject project = new ItemsProject(folder, api.url());

            PintailProcess.Result result = project.pintail().run("sync").assertExitCode(4);

            assertThat(project.database().count("items")).isEqualTo(50);
            assertThat(result.err()).contains("SOURCE_REQUEST_FAILED").contains("tags");
        }
    }
}
