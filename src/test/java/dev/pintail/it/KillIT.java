package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed in the middle and started again, a sync ends with the same table as one that ran through. */
class KillIT {
    private static final String ITEMS = "SELECT id, updated_at, note FROM items ORDER BY id";
    private static final String STATE = "SELECT stream_name, state_json FROM _airbyte_state ORDER BY 1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10, 13})
    void killedAtAnyRequestTheNextRunEndsWithTheSameTable(int lastRequest) throws Exception {
        ItemsApi items = new ItemsApi(250);
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        try (LocalApi api = new LocalApi(uri -> {
            if (requests.incrementAndGet() == lastRequest) {
                reached.countDown();
                await(killed);
            }
            return items.apply(uri);
        })) {
            ItemsProject project = new ItemsProject(project("killed"), api.url());
            Process process = project.pintail().start("sync", "--stream", "items");
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            killed.countDown();

            project.pintail().run("sync", "--stream", "items").assertExitCode(0);

            ItemsProject clean = new ItemsProject(project("clean"), api.url());
            clean.pintail().run("sync", "--stream", "items").assertExitCode(0);
            List<List<String>> rows = project.database().rows(ITEMS);
            assertThat(rows).hasSize(5 * 250).isEqualTo(clean.database().rows(ITEMS));
            assertThat(project.database().rows(STATE))
                    .isEqualTo(clean.database().rows(STATE));
        }
    }

    private Path project(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
