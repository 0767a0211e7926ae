package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.cli.demo.DemoApi;
import dev.pintail.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
    void pyAirbyteReadsTwiceTheSecondTimeOnlyWhatIsNew() throws Exception {
        assumeTrue(Files.exists(CLIENT), "there is no " + CLIENT);
        assumeTrue(exitCode(PYTHON, "-c", "import airbyte") == 0, PYTHON + " has no airbyte");
        try (DemoApi api = DemoApi.start(Clock.systemUTC())) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    JsonWriter.COMPACT.write(Map.of("base_url", api.baseUrl(), "api_token", DemoApi.TOKEN)));
            Path verdict = folder.resolve("verdict.json");

            int code = new ProcessBuilder(
                            PYTHON,
                            CLIENT.toAbsolutePath().toString(),
                            executable().toString(),
                            Path.of("samples/demo/manifest.yaml")
                                    .toAbsolutePath()
                                    .toString(),
                            config.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(verdict.toFile())
                    .start()
                    .waitFor();

            assertThat(code).as(Files.readString(verdict)).isZero();
        }
    }

    /** The demo's API is on this machine, which a connector may not reach unless it is told to. */
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
