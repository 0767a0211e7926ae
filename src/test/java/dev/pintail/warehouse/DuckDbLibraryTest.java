package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbLibraryTest {
    private static final String FILE = System.mapLibraryName("duckdb_java");

    @TempDir
    private Path folder;

    @Test
    void missingLibraryIsToldWithTheWayOut() {
        WarehouseException e =
                catchThrowableOfType(WarehouseException.class, () -> DuckDbLibrary.requireIn(folder.toString()));

        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE);
        assertThat(e.getMessage()).contains(FILE).contains(folder.toString());
        assertThat(e.hint()).contains("beside the executable");
    }

    @Test
    void anyOfTheFoldersWillDo() throws IOException {
        Path second = Files.createDirectories(folder.resolve("lib"));
        Files.createFile(second.resolve(FILE));

        assertThatCode(() -> DuckDbLibrary.requireIn(folder + File.pathSeparator + second))
                .doesNotThrowAnyException();
    }

    @Test
    void theJvmNeedsNone() {
        assertThatCode(DuckDbLibrary::requireThere).doesNotThrowAnyException();
    }
}
