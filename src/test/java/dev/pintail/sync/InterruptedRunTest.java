package dev.pintail.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pintail.api.LocalApi;
import dev.pintail.connection.Connection;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.RunException;
import dev.pintail.error.WarehouseException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.warehouse.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What disturbs a run while it waits for an answer: an interrupt, an answer without end, somebody who changes its state. */
class InterruptedRunTest {
    @TempDir
    private Path folder;

    private final TickingClock clock = new TickingClock();
    private final LongApi answers = new LongApi();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Lets the 20th request wait. */
    private LocalApi api() {
        AtomicInteger requests = new AtomicInteger();
        return new LocalApi(uri -> {
            clock.advance(Duration.ofSeconds(2));
            if (requests.incrementAndGet() == 20) {
                waiting.countDown();
                await(goOn);
            }
            return answers.apply(uri);
        });
    }

    @Test
    void aRunWhoseThreadIsInterruptedKeepsWhatIsCommittedAndGivesItsLeaseBack() throws Exception {
        try (LocalApi api = api();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SyncProject project = new SyncProject("interrupted", folder, api, clock);
            AtomicReference<Thread> runner = new AtomicReference<>();
            Future<SyncResult> run = threads.submit(() -> {
                runner.set(Thread.currentThread());
                return project.run(SyncProject.request("notes"));
            });
            waiting.await();

            runner.get().interrupt();

            assertThatThrownBy(run::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("interrupted");
            goOn.countDown();
            assertThat(project.rows("SELECT * FROM _pintail_leases WHERE connection <> ''"))
                    .isEmpty();
            assertThat(project.run(SyncProject.request("notes")).status()).isEqualTo(Status.SUCCEEDED);
            assertThat(project.rows("SELECT count(*), count(DISTINCT id) FROM notes"))
                    .containsExactly("[\"400\",\"400\"]");
        }
    }

    @Test
    void whileARunIsAtWorkItsStatesCannotBeChanged() throws Exception {
        try (LocalApi api = api();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SyncProject project = new SyncProject("changed", folder, api, clock);
            Future<SyncResult> run = threads.submit(() -> project.run(SyncProject.request("notes")));
            waiting.await();

            assertThatThrownBy(() -> reset(project))
                    .isInstanceOfSatisfying(
                            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD));

            goOn.countDown();
            assertThat(run.get().status()).isEqualTo(Status.SUCCEEDED);
            reset(project);
            assertThat(project.rows("SELECT * FROM _pintail_leases WHERE connection <> ''"))
                    .isEmpty();
        }
    }

    private static void reset(SyncProject project) {
        try (Opening opening = new Opening(project.engine(), project.connection());
                Warehouse warehouse = opening.warehouse()) {
            opening.change(warehouse, List.of("notes"), () -> warehouse.states().delete("notes"));
        }
    }

    /** Every byte takes a second of the run's clock, and the answer has no end. */
    @Test
    void anAnswerThatDripsForEverIsBrokenOffBeforeTheDeadline() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger dripping = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!LocalApi.query(exchange.getRequestURI()).containsKey("after")) {
                byte[] body = answers.apply(exchange.getRequestURI()).body().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody(), ended, dripping);
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        try {
            Path manifest = folder.resolve("manifest.yaml");
            Files.copy(SyncProject.MANIFEST, manifest);
            Map<String, Object> source = Map.of(
                    "manifest", manifest.toString(),
                    "config",
                            Map.of(
                                    "base_url",
                                    "http://127.0.0.1:" + server.getAddress().getPort()),
                    "allow_hosts", List.of("127.0.0.1"));
            Connection connection = Connection.parse(
                    "long", Map.of("source", source, "destination", Map.of("duckdb", "dripping.duckdb")), folder);

            SyncResult result = new Sync(new SyncProject("dripping", folder, null, clock).engine())
                    .run(
                            SyncProject.request("notes"),
                            connection,
                            Progress.SILENT,
                            Deadline.at(clock.instant().plusSeconds(60)));

            assertThat(result.status()).isEqualTo(Status.CONTINUE);
            assertThat(result.rowsLoaded()).isEqualTo(10);
            assertThat(dripping).as("requests that dripped").hasValue(1);
        } finally {
            ended.set(true);
            server.stop(0);
        }
    }

    /** A request gets no more time than the run has; that it timed out for this reason is not the API's failure. */
    @Test
    void aRequestThatTimesOutBecauseTheRunsTimeIsOverDoesNotFailTheStream() throws Exception {
        Path manifest = folder.resolve("manifest.yaml");
        Files.writeString(manifest, Files.readString(SyncProject.MANIFEST).replace("max_retries: 2", "max_retries: 0"));
        try (LocalApi api = new LocalApi(answers)) {
            SyncProject project = new SyncProject("late", folder, api, clock).with(manifest);
            AtomicInteger requests = new AtomicInteger();
            SyncProject slow = project.with(network -> new SilentOnce(network, requests));

            assertThat(slow.run(SyncProject.request("notes"), Duration.ofSeconds(60))
                            .status())
                    .isEqualTo(Status.CONTINUE);
            assertThat(project.run(SyncProject.request("notes")).status()).isEqualTo(Status.SUCCEEDED);
            assertThat(project.rows("SELECT count(*), count(DISTINCT id) FROM notes"))
                    .containsExactly("[\"400\",\"400\"]");
        }
    }

    /** A network that has no answer to the fifth request for as long as it may wait. */
    private final class SilentOnce implements Transport {
        private final Transport network;
        private final AtomicInteger requests;

        SilentOnce(Transport network, AtomicInteger requests) {
            this.network = network;
            this.requests = requests;
        }

        @Override
        public Response send(Request request) throws IOException, InterruptedException {
            if (requests.incrementAndGet() == 5) {
                clock.advance(request.timeouts().read());
                throw new HttpTimeoutException("Connect timed out");
            }
            return network.send(request);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private void drip(OutputStream body, AtomicBoolean ended, AtomicInteger dripping) throws IOException {
        dripping.incrementAndGet();
        body.write("{\"data\": [".getBytes(UTF_8));
        while (!ended.get()) {
            body.write(' ');
            body.flush();
            clock.advance(Duration.ofSeconds(1));
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
