package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.RickAndMortyApi;
import dev.pintail.api.TlsApi;
import dev.pintail.cli.demo.DemoApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code sh} block of every page in {@code docs} does what the page says: each is run by bash, in the page's order, in a copy
 * of what a user has after cloning.
 *
 * <p>The sample APIs are reached without the internet: the public one through a proxy, the demo's at {@code $DEMO_API} with
 * {@code $DEMO_TOKEN}. A block that cannot be run here stands below a comment {@code <!-- not run: why -->}.
 */
class DocsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- not run: \\S[^>]* -->\\s*)?^```sh\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /** Pages whose commands need more than this: ConnectorsIT, SecretsDocIT and FunctionDocIT run them. */
    private static final Set<String> WITH_THEIR_OWN_TEST = Set.of("connectors.md", "secrets.md", "function.md");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyPage() throws IOException {
        try (Stream<Path> pages = Files.list(PROJECT.resolve("docs"))) {
            return pages
                    .filter(page -> page.toString().endsWith(".md")
                            && !WITH_THEIR_OWN_TEST.contains(page.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream()
                    .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> run(page)));
        }
    }

    private void run(Path page) throws Exception {
        Path copy = Files.createDirectory(folder.resolve(page.getFileName().toString()));
        copyTo(copy);
        try (TlsApi api = new TlsApi("rickandmortyapi.com", copy, new RickAndMortyApi());
                DemoApi demo = DemoApi.start(Clock.systemUTC())) {
            Matcher blocks = BLOCK.matcher(Files.readString(page));
            while (blocks.find()) {
                if (blocks.group(1) == null) {
                    assertSucceeds(blocks.group(2), copy, api, demo);
                }
            }
        }
    }

    private static void assertSucceeds(String block, Path folder, TlsApi api, DemoApi demo) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HTTPS_PROXY", api.proxyUrl());
        builder.environment()
                .keySet()
                .removeAll(List.of("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "PINTAIL_CONNECTIONS"));
        builder.environment().put("SSL_CERT_FILE", api.certificate().toString());
        builder.environment().put("DEMO_API", demo.baseUrl());
        builder.environment().put("DEMO_TOKEN", DemoApi.TOKEN);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", block, output).isZero();
    }

    /** The samples, the connections file, and the built artefact as {@code ./pintail}. */
    private static void copyTo(Path folder) throws IOException {
        Path script = folder.resolve("pintail");
        String command = String.join("' '", PintailProcess.artefact());
        Files.writeString(script, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(command));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.copy(PROJECT.resolve("pintail.yaml"), folder.resolve("pintail.yaml"));
        try (Stream<Path> files = Files.walk(PROJECT.resolve("samples"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".duckdb"))
                    .toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
