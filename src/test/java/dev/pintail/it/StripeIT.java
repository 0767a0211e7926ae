package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Stripe sample as a user runs it, with another address of the API. */
class StripeIT {
    private static final Path SAMPLE = Path.of("samples/stripe");
    private static final Path EMULATOR =
            Path.of("../shared/services/stripe_api.py").toAbsolutePath();
    private static final long JANUARY_2026 = 1_767_225_600;

    @TempDir
    private Path folder;

    @BeforeEach
    void copySample() throws IOException {
        for (String name : List.of("manifest.yaml", "pintail.yaml")) {
            Files.copy(SAMPLE.resolve(name), folder.resolve(name));
        }
    }

    private void useApi(String url) throws IOException {
        Path file = folder.resolve("pintail.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("        start_date:", "        api_url: %s%n        start_date:".formatted(url))
                        .replace("    destination:", "      allow_hosts: [127.0.0.1]\n    destination:"));
    }

    private PintailProcess pintail() {
        return new PintailProcess(folder).with("STRIPE_API_KEY", "sk_test_pintail");
    }

    private Database database() {
        return new Database(folder.resolve("stripe.duckdb"));
    }

    @Test
    void theSecondRunReadsTheNewestRecordAgainAndTheThirdExactlyWhatWasAdded() throws IOException {
        StripeStandIn stripe = new StripeStandIn();
        for (int i = 0; i < 250; i++) {
            stripe.add("balance_transactions", JANUARY_2026 + i * 3600L);
        }
        try (LocalApi api = new LocalApi(stripe)) {
            useApi(api.url());

            pintail().run("sync").assertExitCode(0);
            assertThat(stripe.takeServed()).isEqualTo(250);
            assertThat(database().count("lms.balance_transactions")).isEqualTo(250);
            assertThat(database()
                            .rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'lms'"
                                    + " AND NOT starts_with(table_name, '_pintail_') ORDER BY 1"))
                    .containsExactly(
                            List.of("_airbyte_destination_state"),
                            List.of("_airbyte_state"),
                            List.of("_airbyte_streams"),
                            List.of("balance_transactions"));

            pintail().run("sync").assertExitCode(0);
            assertThat(stripe.takeServed()).isEqualTo(1);
            assertThat(database().count("lms.balance_transactions")).isEqualTo(250);

            for (int i = 0; i < 3; i++) {
                stripe.add("balance_transactions", JANUARY_2026 + (300 + i) * 3600L);
            }
            pintail().run("sync").assertExitCode(0);
            assertThat(stripe.takeServed()).isEqualTo(1 + 3);
            assertThat(database()
                            .rows("SELECT count(*), count(DISTINCT id), sum(amount) FROM lms.balance_transactions"))
                    .containsExactly(List.of("253", "253", String.valueOf(253 * 100 + 252 * 253 / 2)));
        }
    }

    @Test
    void allTenStreamsComeFromTheEmulator() throws Exception {
        assumeTrue(Files.exists(EMULATOR), "the emulator is absent");
        Process emulator = new ProcessBuilder(
                        "python3",
                        EMULATOR.toString(),
                        "--port",
                        "0",
                        "--size",
                        "60",
                        "--start",
                        "2026-08-01",
                        "--end",
                        "2026-11-20")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = emulator.inputReader()) {
            String url = "";
            for (String line = out.readLine(); url.isEmpty() && line != null; line = out.readLine()) {
                url = line.replaceAll("(?s).*(http://127\\.0\\.0\\.1:\\d+).*", "$1");
                url = url.startsWith("http") ? url : "";
                if (!url.isEmpty()) {
                    break;
                }
            }
            assertThat(url).isNotEmpty();
            useApi(url);
            Path file = folder.resolve("pintail.yaml");
            Files.writeString(file, Files.readString(file).replace("    streams: [balance_transactions]\n", ""));

            pintail().run("sync").assertExitCode(0);
            List<List<String>> first = counts();
            assertThat(first).hasSize(10).contains(List.of("charges", "60"), List.of("balance_transactions", "73"));
            assertThat(first).extracting(List::getLast).doesNotContain("0");

            pintail().run("sync").assertExitCode(0);
            assertThat(counts()).isEqualTo(first);

            HttpRequest twoCharges = HttpRequest.newBuilder(URI.create(url + "/__control/add"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"resource\":\"charges\",\"count\":2}"))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                assertThat(http.send(twoCharges, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
            pintail().run("sync").assertExitCode(0);
            assertThat(counts()).contains(List.of("charges", "62"));
        } finally {
            emulator.destroy();
        }
    }

    /** Stream and number of rows, for all ten. */
    private List<List<String>> counts() {
        List<String> streams = database().rows("SELECT stream_name FROM lms._airbyte_streams ORDER BY 1").stream()
                .map(List::getFirst)
                .toList();
        return streams.stream()
                .map(stream -> List.of(stream, String.valueOf(database().count("lms." + stream))))
                .toList();
    }
}
