package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the demo; what it does is tested by {@code DemoIT}. */
class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoFillsTheDatabaseThatIsNamed() {
        Path database = folder.resolve("ducks.duckdb");

        Ducks.Result result = Ducks.runPlain("demo", "--database", database.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(database).exists();
        assertThat(result.out()).contains("query --database " + database);
    }

    @Test
    void debugShowsWhereAFailureCameFrom() {
        Ducks.Result plain = Ducks.runPlain("demo", "--database=" + folder);
        Ducks.Result debug = Ducks.runPlain("demo", "--database=" + folder, "--debug");

        assertThat(plain.err()).contains("WAREHOUSE_").doesNotContain("\tat ");
        assertThat(plain.exitCode()).isEqualTo(2);
        assertThat(debug.err()).contains("\tat ");
    }
}
