package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.it.ItemsApi;
import dev.pintail.it.ItemsProject;
import dev.pintail.json.JsonReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --until-done}: runs whose time is over are followed by others, until one is at the end or fails. */
@Timeout(300)
class UntilDoneTest {
    private static final String LATE_DAY = "from=2026-01-03";
    private static final int ITEMS = 100;

    @TempDir
    private Path folder;

    private final CountDownLatch askedAgain = new CountDownLatch(1);
    private final Function<URI, Answer> items = new ItemsApi(20);
    private Answer late;
    private int asked;
    private LocalApi api;

    @BeforeEach
    void start() {
        api = new LocalApi(this::answer);
        new ItemsProject(folder, api.url())
                .replaceInConnections("${env:%s}".formatted(ItemsProject.TOKEN_VARIABLE), ItemsProject.TOKEN);
    }

    @AfterEach
    void stop() {
        askedAgain.countDown();
        api.close();
    }

    /** The third day is not answered before somebody asks for it a second time: the run that asked first has no time left then. */
    private Answer answer(URI uri) {
        if (!String.valueOf(uri.getQuery()).contains(LATE_DAY)) {
            return items.apply(uri);
        }
        boolean first;
        synchronized (this) {
            first = ++asked == 1;
        }
        try {
            if (first) {
                askedAgain.await();
            } else {
                askedAgain.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return late == null ? items.apply(uri) : late;
    }

    @Test
    void withoutItARunWhoseTimeIsOverIsNotFollowedByAnother() {
        assertThat(sync("--max-seconds=2").exitCode()).isEqualTo(ExitCode.TRY_AGAIN.value());
    }

    @Test
    void runsFollowUntilOneIsAtTheEnd() {
        Ducks.Result result = sync("--max-seconds=2", "--until-done");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(statuses())
                .endsWith("succeeded")
                .containsOnlyOnce("succeeded")
                .doesNotContain("failed");
        assertThat(query("SELECT count(DISTINCT id) AS n FROM items", "n")).containsExactly(String.valueOf(ITEMS));
        assertThat(result.out()).containsOnlyOnce("items: ");
    }

    @Test
    void noneFollowsOneThatFails() {
        late = Answer.json(400, Map.of("error", "no"));

        Ducks.Result result = sync("--max-seconds=2", "--until-done");

        assertThat(result.exitCode()).isNotZero().isNotEqualTo(ExitCode.TRY_AGAIN.value());
        assertThat(statuses()).endsWith("failed").containsOnlyOnce("failed").doesNotContain("succeeded");
    }

    private Ducks.Result sync(String... more) {
        List<String> command =
                new ArrayList<>(List.of("sync", "--file=" + folder.resolve("pintail.yaml"), "--stream=items"));
        command.addAll(List.of(more));
        return Ducks.runPlain(command.toArray(String[]::new));
    }

    /** How the runs ended, in their order. */
    private List<String> statuses() {
        return query("SELECT status FROM _pintail_runs ORDER BY finished_at", "status");
    }

    private List<String> query(String sql, String column) {
        Ducks.Result result =
                Ducks.runPlain("query", "--database=" + folder.resolve("items.duckdb"), "--format=json", sql);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return ((List<?>) JsonReader.read(result.out()))
                .stream()
                        .map(row -> String.valueOf(((Map<?, ?>) row).get(column)))
                        .toList();
    }
}
