package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.cli.demo.DemoApi;
import dev.pintail.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PyAirbyte drives the command as it drives any connector. Needs a Python that has {@code airbyte} (named by
 * {@code -Dpintail.python}, else {@code python3}) and the client in {@code ../shared}; skipped without.
 */
class PyAirbyteIT {
    private static final Path CLIENT = Path.of("../shared/interop/pyairbyte_client.py");
    private static final String PYTHON = System.getProperty("pintail.python", "python3");

    @TempDir
    private Path folder;

    @Test
    void pyAirbyteReadsTheDemoTwiceTheSecondTimeOnlyWhatIsNew() throws Exception {
        try (DemoApi api = DemoApi.start(Clock.systemUTC())) {
            assertDriven(
                    Path.of("samples/demo/manifest.yaml"),
                    Map.of("base_url", api.baseUrl(), "api_token", DemoApi.TOKEN));
        }
    }

    @Test
    void pyAirbyteReadsTheStripeSampleTwiceTheSecondTimeOnlyWhatIsNew() throws Exception {
        StripeStandIn stripe = new StripeStandIn();
        for (int i = 0; i < 150; i++) {
            stripe.add("balance_transactions", 1_767_225_600 + i * 3600L);
        }
        try (LocalApi api = new LocalApi(stripe)) {
            assertDriven(
                    Path.of("samples/stripe/manifest.yaml"),
                    Map.of("client_secret", "sk_test_pintail", "start_date", "2026-01-01", "api_url", api.url()),
                    "--streams",
                    "balance_transactions");
            assertThat(stripe.takeServed()).as("all, and one again").isEqualTo(150 + 1);
        }
    }

    /** The client checks the connection, lists the streams and reads twice; it fails unless the second read resumes. */
    private void assertDriven(Path manifest, Map<String, Object> settings, String... more) throws Exception {
        assumeTrue(Files.exists(CLIENT), "there is no " + CLIENT);
        assumeTrue(exitCode(PYTHON, "-c", "import airbyte") == 0, PYTHON + " has no airbyte");
        Path config = Files.writeString(folder.resolve("config.json"), JsonWriter.COMPACT.write(settings));
        Path verdict = folder.resolve("verdict.json");
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                CLIENT.toAbsolutePath().toString(),
                executable().toString(),
                manifest.toAbsolutePath().toString(),
                config.toString()));
        command.addAll(List.of(more));

        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(verdict.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(verdict)).isZero();
    }

    /** The APIs are on this machine, which a connector may not reach unless it is told to. */
    private Path executable() throws IOException {
        Path script = folder.resolve("pintail");
        String command = String.join("' '", PintailProcess.artefact().toArray(String[]::new));
        Files.writeString(script, "#!/bin/sh\nexec '%s' \"$@\" --allow-host 127.0.0.1\n".formatted(command));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static int exitCode(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
