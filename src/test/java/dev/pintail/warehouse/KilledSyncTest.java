package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.sync.SyncResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync whose process is killed at a statement, anywhere, and then started again, ends as one that ran through. */
class KilledSyncTest {
    /** How many kills a run of this test tries at most; the commits are always among them. */
    private static final int KILLS = Integer.getInteger("pintail.kills", 44);

    /** How much earlier to kill a run that was over before the statement came. */
    private static final int STEP_BACK = 3;

    @TempDir
    Path folder;

    /** Where to kill. */
    private record Point(int statement, String when, String sql) {}

    /** Every day gives its items, and those of the day before with a new note; one request has the tags. */
    private static Answer answer(URI uri) {
        Map<String, String> query = LocalApi.query(uri);
        if (uri.getPath().equals("/tags")) {
            return Answer.json(Map.of("data", List.of(Map.of("name", "red"), Map.of("name", "green"))));
        }
        List<Map<String, Object>> items = new ArrayList<>();
        if (query.getOrDefault("page", "1").equals("1")) {
            int day = Integer.parseInt(query.get("from").substring(8));
            for (int i = 0; i < 30; i++) {
                items.add(Map.of(
                        "id", (day - 1) * 20L + i, "updated_at", query.get("from"), "note", "seen on day " + day));
            }
        }
        return Answer.json(Map.of("data", items));
    }

    private Path project(String name) throws IOException {
        Path project = Files.createDirectory(folder.resolve(name));
        try (InputStream manifest = getClass().getResourceAsStream("/it/items.manifest.yaml")) {
            Files.copy(requireNonNull(manifest), project.resolve("items.manifest.yaml"));
        }
        return project;
    }

    private static List<String> contents(Path project) {
        try (TestWarehouse db = TestWarehouse.open(project.resolve("items.duckdb"))) {
            List<String> contents =
                    new ArrayList<>(db.rows("SELECT id, updated_at, note, _airbyte_meta FROM warehouse.main.items"));
            contents.addAll(db.rows("SELECT name FROM warehouse.main.tags"));
            contents.addAll(
                    db.rows(
                            "SELECT source_name, stream_name, table_name, state_json::JSON->'stream' FROM warehouse.main._airbyte_state"));
            contents.addAll(db.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse'"));
            return contents;
        }
    }

    private static List<String> differences(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        List<String> found = new ArrayList<>();
        for (String row : actual) {
            if (!missing.remove(row)) {
                found.add("too much: " + row);
            }
        }
        missing.forEach(row -> found.add("missing: " + row));
        return found;
    }

    private static int run(Path project, String api, Point point) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        HaltingSync.class.getName(),
                        project.toString(),
                        api,
                        String.valueOf(point.statement()),
                        point.when())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("out.txt").toFile())
                .start()
                .waitFor();
    }

    /** The statements of one run; those before the first table of a stream is touched are the same for every sync. */
    private static List<Point> points(List<String> statements) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            points.add(new Point(i + 1, "before", statements.get(i)));
            if (statements.get(i).equals("COMMIT")) {
                points.add(new Point(i + 1, "after", "COMMIT"));
            }
        }
        if (points.size() <= KILLS) {
            return points;
        }
        List<Point> commits =
                points.stream().filter(p -> p.sql().equals("COMMIT")).toList();
        List<Point> others = points.stream()
                .filter(p -> p.sql().startsWith("INSERT")
                        || p.sql().startsWith("DELETE")
                        || p.sql().startsWith("CREATE")
                        || p.sql().startsWith("ALTER")
                        || p.sql().startsWith("DROP")
                        || p.sql().startsWith("BEGIN"))
                .toList();
        int wanted = Math.max(0, KILLS - commits.size());
        List<Point> chosen = new ArrayList<>(commits);
        for (int i = 0; i < wanted && !others.isEmpty(); i++) {
            Point point = others.get((int) ((long) i * others.size() / wanted));
            if (!chosen.contains(point)) {
                chosen.add(point);
            }
        }
        return chosen;
    }

    /**
     * Kills a run at {@code point} and answers its project. Streams are read side by side, so one run may send fewer statements than another: then
     * a new project is killed some statements earlier.
     */
    private Path kill(Point point, String api) throws IOException, InterruptedException {
        for (int statement = point.statement(); statement > 0; statement -= STEP_BACK) {
            Path project = project(statement + point.when() + "-for-" + point.statement());
            int exit = run(project, api, new Point(statement, point.when(), point.sql()));
            assertThat(exit).as(Files.readString(project.resolve("out.txt"))).isIn(HaltingSync.KILLED, 0);
            if (exit == HaltingSync.KILLED) {
                return project;
            }
        }
        throw new AssertionError("No run got as far as " + point);
    }

    @Test
    void killedAtAnyStatementTheNextRunEndsWithTheSameTables() throws Exception {
        try (LocalApi api = new LocalApi(KilledSyncTest::answer)) {
            List<String> statements = new ArrayList<>();
            Path clean = project("clean");
            ProcessProbe.set(new StatementProbe() {
                @Override
                public synchronized void before(String sql) {
                    statements.add(sql);
                }
            });
            try {
                assertThat(HaltingSync.sync(clean, api.url()).status()).isEqualTo(SyncResult.Status.SUCCEEDED);
            } finally {
                ProcessProbe.set(StatementProbe.NONE);
            }
            List<String> expected = contents(clean);

            int killed = 0;
            for (Point point : points(statements)) {
                Path project = kill(point, api.url());
                killed++;
                assertThat(HaltingSync.sync(project, api.url()).status()).isEqualTo(SyncResult.Status.SUCCEEDED);
                assertThat(differences(expected, contents(project)))
                        .as("killed %s", point)
                        .isEmpty();
            }
            System.out.printf("killed %d times, of %d statements%n", killed, statements.size());
            assertThat(killed).isGreaterThanOrEqualTo(Math.min(KILLS, 40));
        }
    }
}
