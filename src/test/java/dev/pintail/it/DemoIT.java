package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void theDemoSyncsTwiceAndASecondDemoReadsOnlyWhatIsNew() {
        PintailProcess pintail = new PintailProcess(folder);
        Database database = new Database(folder.resolve("pintail.duckdb"));

        PintailProcess.Result first = pintail.run("demo").assertExitCode(0);

        assertThat(first.out())
                .containsPattern("stations +8 read, +8 loaded +succeeded")
                .containsPattern("sightings +1,\\d\\d\\d read")
                .containsPattern("sightings +3 read, +3 loaded +succeeded")
                .contains("_airbyte_state", "_airbyte_streams")
                .containsPattern("species .*seen_at");
        assertThat(first.err()).contains("sightings: waiting, the API limits the rate");
        long rows = database.count("sightings");

        // The demo's new sightings are of the last three seconds, which the first demo must not have seen.
        LockSupport.parkNanos(4_000_000_000L);
        PintailProcess.Result second = pintail.run("demo").assertExitCode(0);

        assertThat(second.out()).containsPattern("sightings +0 read").containsPattern("sightings +3 read");
        assertThat(database.count("sightings")).isEqualTo(rows + 3);
        assertThat(database.count("stations")).isEqualTo(8);
    }
}
