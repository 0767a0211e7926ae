package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.RotatingTokensApi;
import dev.pintail.error.ConfigException;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run looks for an earlier result and takes its lease before it reads a secret, so that no token is used by two. */
class LeaseBeforeSecretsTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final RotatingTokensApi api = new RotatingTokensApi();

    @TempDir
    private Path folder;

    private RotatingProject project;

    @BeforeEach
    void makeProject() {
        project = new RotatingProject(folder, api.url());
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void ofTwoFirstRunsAtTheSameTimeOnlyOneUsesTheToken() throws Exception {
        project.environment.put("RT", api.refreshToken());
        project.environment.put("PINTAIL_KEY", KEY);

        assertThat(besideAnother("${env:RT}").status()).isEqualTo(SyncResult.Status.SKIPPED);

        assertThat(api.exchanges()).isEqualTo(1);
        assertThat(run("${env:RT}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);
    }

    @Test
    void ofTwoLaterRunsAtTheSameTimeOnlyOneUsesTheToken() throws Exception {
        Path file = folder.resolve("rt");
        Files.writeString(file, api.refreshToken());
        run("${file:rt}");

        assertThat(besideAnother("${file:rt}").status()).isEqualTo(SyncResult.Status.SKIPPED);

        assertThat(api.exchanges()).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo(api.refreshToken());
    }

    @Test
    void aRunBesideAnotherIsSkippedBeforeItsSecretsAreRead() throws Exception {
        Path file = folder.resolve("rt");
        Files.writeString(file, api.refreshToken());
        run("${file:rt}");
        try (Warehouse other = open()) {
            Files.delete(file);

            assertThat(run("${file:rt}").status()).isEqualTo(SyncResult.Status.SKIPPED);
            assertThat(other.columns("things")).isNotEmpty();
        }
    }

    @Test
    void aRequestThatWasAnsweredNeedsItsSecretsNoMore() throws Exception {
        Path file = folder.resolve("rt");
        Files.writeString(file, api.refreshToken());
        SyncResult first = run("${file:rt}", Optional.of("k1"));
        Files.delete(file);

        assertThat(run("${file:rt}", Optional.of("k1")).toJson()).isEqualTo(first.toJson());
        assertThat(api.exchanges()).isEqualTo(1);
    }

    @Test
    void aRunThatCouldNotBeginGivesItsLeaseBack() throws Exception {
        Path file = folder.resolve("rt");
        Files.writeString(file, api.refreshToken());
        run("${file:rt}");
        Files.delete(file);

        assertThatThrownBy(() -> run("${file:rt}")).isInstanceOf(ConfigException.class);

        try (Warehouse warehouse = open()) {
            assertThat(warehouse
                            .query("SELECT connection FROM _pintail_leases WHERE connection <> ''")
                            .rows())
                    .isEmpty();
        }
    }

    private SyncResult run(String reference) {
        return run(reference, Optional.empty());
    }

    private SyncResult run(String reference, Optional<String> key) {
        SyncRequest request = new SyncRequest(
                "things",
                Optional.empty(),
                List.of(),
                SyncRequest.Mode.INCREMENTAL,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                key);
        return project.run(request, reference);
    }

    private Warehouse open() {
        return Warehouse.open(
                Target.of(new Location.DuckDbFile(folder.resolve("things.duckdb"))), WarehouseSettings.DEFAULTS);
    }

    /** The result of a run that begins while another, which has exchanged its token, waits for records. */
    private SyncResult besideAnother(String reference) throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        api.onUse(token -> {
            reading.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SyncResult> first = threads.submit(() -> run(reference));
            reading.await();
            SyncResult second;
            try {
                second = run(reference);
            } finally {
                answered.countDown();
            }
            assertThat(first.get().status()).isEqualTo(SyncResult.Status.SUCCEEDED);
            return second;
        }
    }
}
