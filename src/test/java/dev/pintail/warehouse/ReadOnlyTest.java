package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that this user may read and not write: a clear error, and the file stays as it was. It is opened by a process of its own,
 * from which root's right to write everything is taken.
 */
class ReadOnlyTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final LoadedStream STREAM =
            stream("t", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.APPEND, null);

    @TempDir
    Path folder;

    /** Loads into the file named by its argument; prints what happened. */
    public static void main(String[] arguments) {
        try (TestWarehouse db = TestWarehouse.open(Path.of(arguments[0]))) {
            db.warehouse.register(SOURCE, List.of(STREAM));
            db.load(STREAM, "{\"id\":2}");
            System.out.println("loaded");
        } catch (WarehouseException e) {
            System.out.println(e.code() + " " + e.getMessage() + " " + e.hint());
        }
    }

    private static String load(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            assumeTrue(Files.isExecutable(SETPRIV), "nothing to take rights away with");
            command.addAll(List.of(SETPRIV.toString(), "--bounding-set=-dac_override"));
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                ReadOnlyTest.class.getName(),
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out;
    }

    private Path database() {
        Path file = folder.resolve("mine.duckdb");
        try (TestWarehouse db = TestWarehouse.open(file)) {
            db.load(STREAM, "{\"id\":1}");
        }
        return file;
    }

    @Test
    void aFileThatMayOnlyBeReadIsRefusedAndStaysAsItWas() throws Exception {
        Path file = database();
        byte[] before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(load(file))
                .contains("WAREHOUSE_READ_ONLY", file.toString(), "it can be read but not written")
                .doesNotContain("loaded", "\tat ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFolderThatMayOnlyBeReadIsRefusedAndTheFileStaysAsItWas() throws Exception {
        Path file = database();
        byte[] before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(load(file)).contains("WAREHOUSE_READ_ONLY").doesNotContain("loaded");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aNewFileInAFolderThatMayOnlyBeReadIsRefused() throws Exception {
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(load(own.resolve("new.duckdb")))
                    .contains("WAREHOUSE_READ_ONLY")
                    .doesNotContain("loaded");
            assertThat(own).isEmptyDirectory();
        } finally {
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
