package dev.pintail.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warehouse alone against PyAirbyte: records from the recorded bodies, in cases that need no real source. */
class WarehouseInteropTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto_three_streams",
                "composite_key",
                "duplicates_in_batch",
                "full_refresh_append",
                "full_refresh_merge",
                "full_refresh_replace",
                "incremental_resume",
                "nested_json",
                "odd_property_names",
                "odd_stream_names",
                "paged_and_selected",
                "property_collisions",
                "schema_evolution",
                "table_prefix",
                "types_formats",
                "types_unions",
                "zero_records"
            })
    void theDatabaseIsWhatPyAirbyteWouldHaveLeft(String name) throws Exception {
        InteropCase interop = InteropCase.named(name);
        assumeTrue(Files.isDirectory(interop.folder()), "recordings are absent");
        Path database = folder.resolve("new.duckdb");
        InteropRunner runner = new InteropRunner(new RecordedSource(interop), database);
        for (InteropCase.Run run : interop.runs()) {
            runner.run(run);
            assertThat(differences(interop, run, database))
                    .as("after run %d", run.number())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto_three_streams",
                "composite_key",
                "full_refresh_append",
                "full_refresh_merge",
                "full_refresh_replace",
                "incremental_resume",
                "nested_json",
                "odd_property_names",
                "odd_stream_names",
                "paged_and_selected",
                "property_collisions",
                "schema_evolution",
                "table_prefix",
                "types_formats",
                "types_unions",
                "zero_records"
            })
    void aDatabaseOfPyAirbyteIsContinued(String name) throws Exception {
        InteropCase interop = InteropCase.named(name);
        assumeTrue(Files.isRegularFile(interop.database()), "recordings are absent");
        Path database = Files.copy(interop.database(), folder.resolve("continued.duckdb"));
        database.toFile().setWritable(true);
        InteropCase.Run second = interop.runs().get(1);

        new InteropRunner(new RecordedSource(interop), database).run(second);

        assertThat(differences(interop, second, database)).isEmpty();
    }

    private static List<String> differences(InteropCase interop, InteropCase.Run run, Path database) throws Exception {
        return DumpDifferences.between(DatabaseDump.of(database), interop.expectedAfter(run), interop.tolerated());
    }
}
