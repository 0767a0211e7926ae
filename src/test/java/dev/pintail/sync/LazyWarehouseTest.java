package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a run made stays only if something was kept in it. */
class LazyWarehouseTest {
    @TempDir
    Path folder;

    private Target target;

    @BeforeEach
    void target() {
        target = Target.of(new Location.DuckDbFile(folder.resolve("a.duckdb")));
    }

    private LazyWarehouse lazy() {
        return new LazyWarehouse(target, WarehouseSettings.DEFAULTS);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aNewFileInWhichNothingWasKeptIsGone() throws Exception {
        try (LazyWarehouse warehouse = lazy()) {
            warehouse.open().continuations().create();
            assertThat(files()).contains("a.duckdb");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aNewFileInWhichSomethingWasKeptStays() throws Exception {
        try (LazyWarehouse warehouse = lazy()) {
            warehouse.open();
            warehouse.keep().continuations().create();
        }
        assertThat(files()).containsExactly("a.duckdb");
    }

    @Test
    void aNewFileThatWasWrittenStays() throws Exception {
        try (LazyWarehouse warehouse = lazy()) {
            warehouse.open();
            warehouse.write().continuations().create();
        }
        assertThat(files()).containsExactly("a.duckdb");
    }

    @Test
    void aFileThatWasThereStays() throws Exception {
        try (LazyWarehouse warehouse = lazy()) {
            warehouse.write();
        }
        try (LazyWarehouse warehouse = lazy()) {
            warehouse.open();
        }
        assertThat(files()).containsExactly("a.duckdb");
    }
}
