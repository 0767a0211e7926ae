package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.conformance.RecordedRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads real connectors' recordings with the whole program, over TLS and through a proxy that plays all hosts.
 *
 * <p>The process has the real clock and reads two slices at a time, so the recordings are such whose requests do not depend on the
 * clock, that have no waits, and in which no two streams share a parent: both might ask for it before either has the answer.
 */
class InterceptProxyIT {
    private static final Path PROXY = Path.of("../shared/services/intercept_proxy.py");
    private static final Path CONNECTORS = Path.of("../shared/conformance/connectors");

    @TempDir
    private static Path certificates;

    private static InterceptProxy proxy;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startProxy() throws Exception {
        assumeTrue(Files.exists(PROXY), "NOTICE: the intercepting proxy is not beside the project.");
        assumeTrue(Files.isDirectory(CONNECTORS), "NOTICE: the recordings are not beside the project.");
        assumeTrue(pythonHasCryptography(), "NOTICE: python3 with the module cryptography is not there.");
        proxy = new InterceptProxy(PROXY, certificates);
    }

    @AfterAll
    static void stopProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    private static boolean pythonHasCryptography() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import cryptography")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source-activecampaign",
                "source-apptivo",
                "source-cal-com",
                "source-canny",
                "source-emailoctopus",
                "source-firehydrant",
                "source-fleetio",
                "source-fulcrum",
                "source-katana",
                "source-omnisend",
                "source-persona",
                "source-safetyculture",
                "source-salesflare",
                "source-scryfall",
                "source-sentry",
                "source-toggl",
                "source-vantage",
                "source-wrike",
                "source-xsolla",
                "source-zoho-invoice"
            })
    void aProcessReadsWhatTheReferenceRead(String connector) throws Exception {
        Path recording = CONNECTORS.resolve(connector).resolve("read-full.json");
        RecordedRead read = RecordedRead.of(recording);
        proxy.answerFrom(recording);

        PintailProcess.Result result = new PintailProcess(folder)
                .with("HTTPS_PROXY", proxy.url())
                .with("HTTP_PROXY", proxy.url())
                .with("REQUESTS_CA_BUNDLE", proxy.certificates())
                .run(
                        "read",
                        "--manifest-path",
                        read.manifest().toString(),
                        "--config",
                        write("config.json", read.config()),
                        "--catalog",
                        write("catalog.json", read.catalog()))
                .assertExitCode(0);

        Map<?, ?> report = proxy.report();
        assertThat((List<?>) report.get("unmatched"))
                .as("requests that were not recorded")
                .isEmpty();
        assertThat((List<?>) report.get("unused"))
                .as("recorded requests that were not made")
                .isEmpty();
        assertThat(read.divergence(result.out())).isEmpty();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
