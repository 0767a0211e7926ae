package dev.pintail.it;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import dev.pintail.sync.LongApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One project that is synced by invocations with a short limit (a longer one on a machine that begins nothing in that time), some of
 * them killed, until one says that it is at the end.
 *
 * <p>Of every invocation is checked, by what the API was asked: nothing is asked for twice whose rows were committed when the
 * invocation began, and so it repeats no more than the uncommitted tail of those before it.
 */
final class KillTrial implements AutoCloseable {
    /** A slow machine needs more invocations, but not more than this. */
    private static final int MOST_INVOCATIONS = 150;

    /** A JVM needs a second to begin. */
    private static final int SECONDS = Integer.getInteger("pintail.seconds", PintailProcess.isNative() ? 2 : 4);

    private static final int LONGEST_SECONDS = 80;

    /** All requests one after the other take five times the limit at least, so that five invocations are not enough. */
    static final Duration ANSWER = Duration.ofMillis(40L * SECONDS);

    private static final int MOST_REQUESTS = 20;

    private static final int ORDERS = 30;
    private static final int ALL_LINES = ORDERS * 15;

    private final Path project;
    private final Random random;
    private final int kills;
    private final LocalApi api;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongApi answers = new LongApi();
    private int seconds = SECONDS;
    private Figures figures = new Figures(0, 0, 0, 0, 0);

    /** What a trial needed. */
    record Figures(int invocations, int killed, int repeated, int mostRepeated, int longestTail) {
        Figures plus(Figures other) {
            return new Figures(
                    invocations + other.invocations,
                    killed + other.killed,
                    repeated + other.repeated,
                    Math.max(mostRepeated, other.mostRepeated),
                    Math.max(longestTail, other.longestTail));
        }
    }

    /**
     * @param concurrency how many requests may be under way at the same time
     * @param answer how long an answer takes for each of them
     * @param kills about how many invocations of ten are killed
     */
    KillTrial(Path project, int concurrency, Duration answer, int kills, Random random) throws IOException {
        this.project = Files.createDirectory(project);
        this.random = random;
        this.kills = kills;
        this.api = new LocalApi(uri -> {
            underWay.incrementAndGet();
            try {
                pause(answer.multipliedBy(concurrency));
                return answers.apply(uri);
            } finally {
                underWay.decrementAndGet();
            }
        });
        Files.writeString(
                project.resolve("manifest.yaml"),
                Files.readString(Path.of("src/test/resources/sync/continued.manifest.yaml"))
                        .replace("default_concurrency: 1", "default_concurrency: " + concurrency));
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
    }

    /** Invocations until the sync is at its end. */
    Figures run() throws Exception {
        String status = "CONTINUE";
        while (!status.equals("SUCCEEDED")) {
            assertThat(figures.invocations()).isLessThan(MOST_INVOCATIONS);
            List<URI> before = api.requests();
            Set<URI> committed = committed(before);
            boolean toBeKilled = random.nextInt(10) < kills;
            status = invoke(toBeKilled, before.size());
            assertThat(status).isIn("KILLED", "CONTINUE", "SUCCEEDED");
            List<URI> asked = api.requests();
            if (status.equals("CONTINUE") && asked.size() == before.size()) {
                seconds = Math.min(2 * seconds, LONGEST_SECONDS);
            }
            check(before, committed, asked.subList(before.size(), asked.size()), status.equals("KILLED"));
        }
        return figures;
    }

    List<URI> requests() {
        return api.requests();
    }

    /** The tables' rows and the states. */
    List<String> contents() {
        Database database = new Database(project.resolve("long.duckdb"));
        List<String> contents = new ArrayList<>();
        for (String table : List.of("notes", "events", "lines")) {
            contents.add(table);
            database.rows("SELECT id, \"at\", \"order\" FROM %s ORDER BY ALL".formatted(table))
                    .forEach(row -> contents.add(row.toString()));
        }
        database.rows("SELECT stream_name, regexp_replace(json_extract(state_json, '$.stream')::VARCHAR,"
                        + " '\"lookback_window\":[0-9]+', '') FROM _airbyte_state ORDER BY ALL")
                .forEach(row -> contents.add(row.toString()));
        return contents;
    }

    private void check(List<URI> before, Set<URI> committed, List<URI> asked, boolean killed) {
        List<URI> repeated = new ArrayList<>(asked);
        repeated.retainAll(new HashSet<>(before));
        Set<URI> tail = new HashSet<>(before);
        tail.removeAll(committed);
        assertThat(without(repeated, List.copyOf(tail)))
                .as(
                        "invocation %d in %s repeats what was committed, or something twice",
                        figures.invocations(), project)
                .isEmpty();
        assertThat(new HashSet<>(asked))
                .as("invocation %d in %s asks twice for the same", figures.invocations(), project)
                .hasSameSizeAs(asked);
        figures = figures.plus(new Figures(1, killed ? 1 : 0, repeated.size(), repeated.size(), tail.size()));
    }

    /** Those of the requests whose rows are in the database, or for a parent's page, whose records are kept there. */
    private Set<URI> committed(List<URI> requests) {
        if (!Files.exists(project.resolve("long.duckdb"))) {
            return Set.of();
        }
        Database database = new Database(project.resolve("long.duckdb"));
        Set<String> rows = new HashSet<>();
        for (String table : List.of("notes", "_pintail_next_notes", "events", "lines")) {
            if (has(database, table)) {
                database.rows("SELECT id FROM " + table)
                        .forEach(row -> rows.add(table.replace("_pintail_next_", "") + row.getFirst()));
            }
        }
        if (rows.stream().filter(row -> row.startsWith("lines")).count() == ALL_LINES) {
            for (int order = 0; order < ORDERS; order++) {
                rows.add("orders" + order);
            }
        } else if (has(database, "_pintail_continuations")) {
            database.rows("SELECT json_extract(content, '$.records[*].id') FROM _pintail_continuations"
                            + " WHERE stream_name = 'lines' AND part LIKE 'parent/%'")
                    .forEach(row -> ((List<?>) JsonReader.read(row.getFirst())).forEach(id -> rows.add("orders" + id)));
        }
        return requests.stream()
                .filter(request -> rows.containsAll(keys(request)))
                .collect(toSet());
    }

    /** The keys of the rows that a request brings: table and id. */
    private Set<String> keys(URI request) {
        String table = request.getPath().replaceFirst(".*/", "");
        Map<?, ?> answer = (Map<?, ?>) JsonReader.read(answers.apply(request).body());
        return ((List<?>) answer.get("data"))
                .stream().map(row -> table + ((Map<?, ?>) row).get("id")).collect(toSet());
    }

    /** The elements of a list without those of another one, each as often as it is there. */
    static List<URI> without(List<URI> requests, List<URI> others) {
        List<URI> rest = new ArrayList<>(requests);
        others.forEach(rest::remove);
        return rest;
    }

    private static boolean has(Database database, String table) {
        return !database.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = '%s'".formatted(table))
                .isEmpty();
    }

    /** One invocation; answers its status. */
    private String invoke(boolean toBeKilled, int before) throws Exception {
        Path out = project.resolve("out.json");
        Path err = project.resolve("err.txt");
        Path event = Files.writeString(
                project.resolve("event.json"), "{\"connection\": \"long\", \"maxSeconds\": %d}".formatted(seconds));
        Process process = new PintailProcess(project).start(event, out, err, "invoke");
        if (toBeKilled) {
            waitForAMomentToKill(process, before);
            process.destroyForcibly();
        }
        process.waitFor();
        while (underWay.get() > 0) {
            Thread.sleep(10); // what was asked for last shall count as asked for by this invocation
        }
        if (process.exitValue() == 128 + 9) {
            return "KILLED";
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return (String) ((Map<?, ?>) JsonReader.read(Files.readString(out))).get("status");
    }

    /** After some requests and a little more; or after some time, which may be before the first request. */
    private void waitForAMomentToKill(Process process, int before) throws InterruptedException {
        if (random.nextInt(5) == 0) {
            process.waitFor(random.nextInt(600 * SECONDS), TimeUnit.MILLISECONDS);
            return;
        }
        int last = before + random.nextInt(1, MOST_REQUESTS);
        while (api.requests().size() < last && process.isAlive()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(80 * SECONDS), TimeUnit.MILLISECONDS);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
