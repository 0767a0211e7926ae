package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.records;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checkpoints do, whichever way the records take into DuckDB. */
abstract class CheckpointSuite {
    static final String USER = """
            {"id":{"type":"integer"},"name":{"type":["null","string"]},"updated":{"type":"string","format":"date-time"}}""";

    @TempDir
    Path folder;

    TestWarehouse db;

    abstract TestWarehouse open(Path file);

    @BeforeEach
    void open() {
        db = open(folder.resolve("new/folder/test.duckdb"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void replacedRowsStayVisibleUntilTheStreamIsComplete() {
        LoadedStream users = stream("users", USER, WriteStrategy.REPLACE, null);
        db.load(users, "{\"id\":1}");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":2}"), NOW);
            loader.checkpoint(Checkpoint.of(Map.of("half", true), 1));
            assertThat(db.rows("SELECT id FROM warehouse.main.users")).containsExactly("1");
            assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("n", 1L));
        }
        try (Loader loader = db.warehouse.loader(SOURCE, users, true)) {
            loader.add(records("{\"id\":3}"), NOW);
            loader.complete(Checkpoint.of(Map.of("whole", true), 1));
        }
        assertThat(db.rows("SELECT id FROM warehouse.main.users ORDER BY id")).containsExactly("2", "3");
        assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("whole", true));
        assertThat(db.rows("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE '%next%'"))
                .isEmpty();
    }

    @Test
    void anAbandonedReplacementIsForgotten() {
        LoadedStream users = stream("users", USER, WriteStrategy.REPLACE, null);
        db.load(users, "{\"id\":1}");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":2}"), NOW);
            loader.checkpoint(Checkpoint.of(Map.of(), 1));
        }
        db.load(users, "{\"id\":3}");

        assertThat(db.rows("SELECT id FROM warehouse.main.users")).containsExactly("3");
    }

    @Test
    void everyCheckpointCommitsItsRowsAndState() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, "updated", "id");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":1}", "{\"id\":2}"), NOW);
            assertThat(loader.checkpoint(Checkpoint.of(Map.of("at", 1L), 2))).isEqualTo(2);
            loader.add(records("{\"id\":3}"), NOW);
            assertThat(loader.checkpoint(Checkpoint.of(Map.of("at", 2L), 1))).isEqualTo(1);
            loader.add(records("{\"id\":4}"), NOW);
        }
        assertThat(db.rows("SELECT id FROM warehouse.main.users ORDER BY id")).containsExactly("1", "2", "3");
        assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("at", 2L));
    }

    @Test
    void aCheckpointWithoutStateLeavesTheStateAsItIs() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, "updated", "id");
        db.load(users, "{\"id\":1}");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":2}"), NOW);
            loader.checkpoint(new Checkpoint(Optional.empty(), 0, sql -> {}));
        }
        assertThat(db.rows("SELECT count(*) FROM warehouse.main.users")).containsExactly("2");
        assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("n", 1L));
    }

    @Test
    void whatFailsAlongsideACheckpointUndoesIt() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, "updated", "id");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":1}"), NOW);
            assertThatThrownBy(() -> loader.checkpoint(new Checkpoint(Optional.of(Map.of()), 1, sql -> {
                        throw new IllegalStateException("lease lost");
                    })))
                    .hasMessage("lease lost");
        }
        assertThat(db.columns("users")).isEmpty();
        assertThat(db.warehouse.states().read(SOURCE)).isEmpty();
    }

    @Test
    void manyPagesKeepTheirOrderOfArrival() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, null, "id");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            for (int page = 0; page < 100; page++) {
                String[] records = new String[1000];
                for (int i = 0; i < records.length; i++) {
                    records[i] = "{\"id\":%d,\"name\":\"%d\"}".formatted(i, page);
                }
                loader.add(records(records), NOW);
            }
            assertThat(loader.complete(Checkpoint.of(Map.of(), 0))).isEqualTo(100_000);
        }
        assertThat(db.rows("SELECT count(*), count(DISTINCT id), min(name::INT) FROM warehouse.main.users"))
                .containsExactly("1000|1000|99");
    }

    @Test
    void streamsAreLoadedSideBySide() {
        List<LoadedStream> streams = List.of(
                stream("appended", USER, WriteStrategy.APPEND, null),
                stream("replaced", USER, WriteStrategy.REPLACE, null),
                stream("merged", USER, WriteStrategy.MERGE, null, "id"),
                stream("also appended", USER, WriteStrategy.APPEND, null));
        List<Loader> loaders = streams.stream()
                .map(each -> db.warehouse.loader(SOURCE, each, false))
                .toList();
        String[] many = new String[60_000]; // more than wait in the heap, so that they are in DuckDB before the commit
        Arrays.setAll(many, i -> "{\"id\":" + i + "}");
        for (int round = 1; round <= 2; round++) {
            for (Loader loader : loaders) {
                loader.add(records(many), NOW);
            }
            for (Loader loader : round == 1 ? loaders : loaders.reversed()) {
                loader.checkpoint(Checkpoint.of(Map.of("round", (long) round), many.length));
            }
        }
        loaders.forEach(loader -> loader.complete(Checkpoint.of(Map.of("round", 3L), 0)));
        loaders.forEach(Loader::close);

        assertThat(db.rows("SELECT (SELECT count(*) FROM warehouse.main.appended), (SELECT count(*) FROM"
                        + " warehouse.main.replaced), (SELECT count(*) FROM warehouse.main.merged), (SELECT count(*) FROM"
                        + " warehouse.main.also_appended)"))
                .containsExactly("120000|120000|60000|120000");
        assertThat(db.warehouse.states().read(SOURCE).values()).hasSize(4).containsOnly(Map.of("round", 3L));
    }

    @Test
    void streamsAreLoadedByThreadsOfTheirOwn() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                LoadedStream own =
                        stream("users " + t, USER, t % 2 == 0 ? WriteStrategy.APPEND : WriteStrategy.MERGE, null, "id");
                runs.add(threads.submit(() -> {
                    try (Loader loader = db.warehouse.loader(SOURCE, own, false)) {
                        for (long part = 0; part < 5; part++) {
                            loader.add(
                                    records("{\"id\":%d}".formatted(part), "{\"id\":%d}".formatted(part + 100)), NOW);
                            loader.checkpoint(Checkpoint.of(Map.of("part", part), 2));
                        }
                        loader.complete(Checkpoint.of(Map.of("part", 5L), 0));
                    }
                }));
            }
            for (var run : runs) {
                run.get();
            }
        }
        for (int t = 0; t < 4; t++) {
            assertThat(db.rows("SELECT count(*) FROM warehouse.main.users_" + t))
                    .containsExactly("10");
        }
        assertThat(db.warehouse.states().read(SOURCE).values()).hasSize(4).containsOnly(Map.of("part", 5L));
    }

    @Test
    void aLoaderThatHasFailedCommitsNothingMore() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, null, "id");
        try (Loader loader = db.warehouse.loader(SOURCE, users, false)) {
            loader.add(records("{\"id\":1}"), NOW);
            loader.checkpoint(Checkpoint.of(Map.of("at", 1L), 1));
            loader.add(records("{\"id\":\"no number\"}"), NOW);
            assertThatThrownBy(() -> loader.checkpoint(Checkpoint.of(Map.of("at", 2L), 1)))
                    .hasMessageContaining("primary key id");
            assertThatThrownBy(() -> loader.complete(Checkpoint.of(Map.of("at", 3L), 1)))
                    .hasMessageContaining("primary key id");
        }
        assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("at", 1L));
    }

    @Test
    void closingTheDatabaseGivesUpWhatALoaderHasNotCommitted() {
        LoadedStream users = stream("users", USER, WriteStrategy.APPEND, null);
        String[] many = new String[60_000];
        Arrays.setAll(many, i -> "{\"id\":" + i + "}");
        Loader loader = db.warehouse.loader(SOURCE, users, false);
        loader.add(records(many), NOW);
        db.close();
        loader.close();

        db = open(folder.resolve("new/folder/test.duckdb"));
        assertThat(db.columns("users")).isEmpty();
    }
}
