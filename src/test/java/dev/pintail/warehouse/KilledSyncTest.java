package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.digest.Sha256;
import dev.pintail.sync.SyncResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sync whose process is killed at a statement, anywhere, and then started again, ends as one that ran through.
 *
 * <p>A killed process leaves the files as they are at that moment, so all that they are before and after each statement is tried
 * with a copy; some processes are really killed besides.
 */
class KilledSyncTest {
    /** How many processes are killed: before and after commits, and at other statements. */
    private static final int KILLS = Integer.getInteger("pintail.kills", 6);

    private static final Pattern WRITES = Pattern.compile("INSERT|DELETE|CREATE|ALTER|DROP|BEGIN");
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** How much earlier to kill a run that was over before the statement came. */
    private static final int STEP_BACK = 3;

    @TempDir
    Path folder;

    /** Where to kill. */
    private record Point(int statement, String when, String sql) {
        String folder() {
            return statement + when;
        }
    }

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

    /** All points of a run: before each statement, and after each commit. */
    private static List<Point> points(List<String> statements) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            points.add(new Point(i + 1, BEFORE, statements.get(i)));
            if (statements.get(i).equals("COMMIT")) {
                points.add(new Point(i + 1, AFTER, "COMMIT"));
            }
        }
        return points;
    }

    /** Half of them at commits, half of them elsewhere, where something is written. */
    private static List<Point> someOf(List<Point> points) {
        List<Point> chosen =
                spread(points.stream().filter(p -> p.sql().equals("COMMIT")).toList(), (KILLS + 1) / 2);
        chosen.addAll(spread(
                points.stream().filter(p -> WRITES.matcher(p.sql()).lookingAt()).toList(), KILLS / 2));
        return chosen;
    }

    private static List<Point> spread(List<Point> points, int count) {
        List<Point> chosen = new ArrayList<>();
        for (int i = 0; i < Math.min(count, points.size()); i++) {
            chosen.add(points.get((int) ((2L * i + 1) * points.size() / (2L * Math.min(count, points.size())))));
        }
        return chosen;
    }

    /**
     * Kills a run at {@code point} and answers its project. Streams are read side by side, so one run may send fewer statements than another: then
     * a new project is killed some statements earlier.
     */
    private Path kill(Point point, String api) throws IOException, InterruptedException {
        for (int statement = point.statement(); statement > 0; statement -= STEP_BACK) {
            Path project = project("killed-" + statement + point.when() + "-for-" + point.statement());
            int exit = run(project, api, new Point(statement, point.when(), point.sql()));
            assertThat(exit).as(Files.readString(project.resolve("out.txt"))).isIn(HaltingSync.KILLED, 0);
            if (exit == HaltingSync.KILLED) {
                return project;
            }
        }
        throw new AssertionError("No run got as far as " + point);
    }

    @Test
    void killedAtAStatementTheNextRunEndsWithTheSameTables() throws Exception {
        try (LocalApi api = new LocalApi(KilledSyncTest::answer)) {
            Path clean = project("clean");
            List<String> statements = watched(clean, api.url(), StatementProbe.NONE);
            List<String> expected = contents(clean);

            for (Point point : someOf(points(statements))) {
                assertEndsWith(expected, kill(point, api.url()), api.url(), point);
            }
        }
    }

    @Test
    void fromTheFilesAsTheyAreAtAnyStatementTheNextRunEndsWithTheSameTables() throws Exception {
        try (LocalApi api = new LocalApi(KilledSyncTest::answer)) {
            Path clean = project("clean");
            Map<Map<String, String>, Point> seen = new LinkedHashMap<>();
            List<String> statements = watched(clean, api.url(), new StatementProbe() {
                private int statement;

                @Override
                public void before(String sql) {
                    look(new Point(++statement, BEFORE, sql));
                }

                @Override
                public void after(String sql) {
                    look(new Point(statement, AFTER, sql));
                }

                private void look(Point point) {
                    if (seen.putIfAbsent(digests(clean), point) == null) {
                        copy(clean, point.folder());
                    }
                }
            });
            List<String> expected = contents(clean);
            assertThat(seen).as("as many as there are commits, at least").hasSizeGreaterThan(10);

            for (Point point : seen.values()) {
                assertEndsWith(expected, folder.resolve(point.folder()), api.url(), point);
            }
            System.out.printf("%d different files at %d statements%n", seen.size(), statements.size());
        }
    }

    /** Syncs while the probe looks on, and answers the statements. */
    private static List<String> watched(Path project, String api, StatementProbe probe) throws Exception {
        List<String> statements = new ArrayList<>();
        ProcessProbe.set(new StatementProbe() {
            @Override
            public synchronized void before(String sql) throws SQLException {
                statements.add(sql);
                probe.before(sql);
            }

            @Override
            public synchronized void after(String sql) throws SQLException {
                probe.after(sql);
            }
        });
        try {
            assertThat(HaltingSync.sync(project, api).status()).isEqualTo(SyncResult.Status.SUCCEEDED);
        } finally {
            ProcessProbe.set(StatementProbe.NONE);
        }
        return statements;
    }

    /** A project with the database's files as they are now. */
    private void copy(Path from, String name) {
        try {
            Path copy = project(name);
            for (Path file : databaseFiles(from)) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> digests(Path project) {
        try {
            Map<String, String> digests = new TreeMap<>();
            for (Path file : databaseFiles(project)) {
                digests.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
            }
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> databaseFiles(Path project) throws IOException {
        try (Stream<Path> files = Files.list(project)) {
            return files.filter(file -> file.getFileName().toString().startsWith("items.duckdb"))
                    .toList();
        }
    }

    private static void assertEndsWith(List<String> expected, Path project, String api, Point point)
            throws ReflectiveOperationException {
        assertThat(HaltingSync.sync(project, api).status()).as("%s", point).isEqualTo(SyncResult.Status.SUCCEEDED);
        assertThat(differences(expected, contents(project))).as("%s", point).isEmpty();
    }
}
