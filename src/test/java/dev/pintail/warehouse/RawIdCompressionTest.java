package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The raw ids are compressed by zstd where a file can be, and nothing of it is seen in a table's definition. */
class RawIdCompressionTest {
    private static final int RECORDS = 5000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "MERGE", "REPLACE"})
    void newFilesTakeZstd(WriteStrategy strategy) {
        Path file = folder.resolve("new.duckdb");

        assertThat(loaded(file, strategy)).containsExactly("ZSTD");
        try (TestWarehouse db = TestWarehouse.open(file)) {
            assertThat(db.rows("SELECT sql FROM duckdb_tables() WHERE table_name = 's'"))
                    .containsExactly("CREATE TABLE s(id BIGINT, _airbyte_raw_id VARCHAR,"
                            + " _airbyte_extracted_at TIMESTAMP, _airbyte_meta JSON);");
        }
    }

    @Test
    void oldFilesWouldNotBeCompressedAtAllAndStayAsTheyAre() {
        Path file = TestWarehouse.fileOfDuckDb1(folder.resolve("old.duckdb"));

        assertThat(loaded(file, WriteStrategy.APPEND)).isNotEmpty().doesNotContain("ZSTD", "Uncompressed");
    }

    /** How the raw ids of a table are compressed. */
    private static List<String> loaded(Path file, WriteStrategy strategy) {
        LoadedStream stream = TestWarehouse.stream(
                "s",
                "{\"id\":{\"type\":\"integer\"}}",
                strategy,
                null,
                strategy == WriteStrategy.MERGE ? new String[] {"id"} : new String[] {});
        try (TestWarehouse db = TestWarehouse.open(file)) {
            db.load(
                    stream,
                    IntStream.range(0, RECORDS)
                            .mapToObj("{\"id\":%d}"::formatted)
                            .toArray(String[]::new));
            db.warehouse.sql().execute("CHECKPOINT warehouse");
            return db.rows("SELECT DISTINCT compression FROM pragma_storage_info('warehouse.main.s')"
                    + " WHERE column_name = '_airbyte_raw_id' AND segment_type = 'VARCHAR'");
        }
    }
}
