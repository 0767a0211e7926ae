package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When no more can be written, the sync says so and leaves nothing half written; a limit on the size of files plays the disk. */
class DiskFullTest {
    private static final int ROWS = 60_000;
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    Path folder;

    private static LoadedStream stream() {
        return TestWarehouse.stream(
                "t", "{\"id\":{\"type\":\"integer\"},\"text\":{\"type\":\"string\"}}", WriteStrategy.APPEND, null);
    }

    /** Texts that do not compress. */
    private static void load(TestWarehouse db) {
        Random random = new Random(1);
        try (Loader loader = db.warehouse.loader(SOURCE, stream(), false)) {
            List<Map<String, Object>> records = new ArrayList<>();
            for (long i = 0; i < ROWS; i++) {
                StringBuilder text = new StringBuilder();
                for (int part = 0; part < 20; part++) {
                    text.append(Long.toString(random.nextLong(), 36));
                }
                records.add(Map.of("id", i, "text", text.toString()));
            }
            loader.add(records, NOW);
            loader.complete(Checkpoint.of(Map.of("done", true), ROWS));
        }
    }

    /** Loads into the file named by its argument; prints what happened. The limit comes when DuckDB's library is unpacked. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (TestWarehouse db = TestWarehouse.open(Path.of(arguments[0]))) {
            db.warehouse.register(SOURCE, List.of(stream()));
            new ProcessBuilder(
                            PRLIMIT.toString(),
                            "--fsize=3000000",
                            "--pid",
                            String.valueOf(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            load(db);
            System.out.println("loaded");
        } catch (WarehouseException e) {
            System.out.println(e.code() + " " + e.getMessage() + " " + e.hint());
        }
    }

    @Test
    void noSpaceIsToldAndNothingIsHalfWritten() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PRLIMIT), "nothing to set a limit with");
        Path file = folder.resolve("full.duckdb");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        DiskFullTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(out).contains("WAREHOUSE_FULL").contains(file.toString()).contains("no space is left");

        try (TestWarehouse db = TestWarehouse.open(file)) {
            assertThat(db.columns("t")).isEmpty();
            assertThat(db.warehouse.states().read(SOURCE)).isEmpty();
            load(db);
            assertThat(db.rows("SELECT count(*) FROM warehouse.main.t")).containsExactly(String.valueOf(ROWS));
        }
    }
}
