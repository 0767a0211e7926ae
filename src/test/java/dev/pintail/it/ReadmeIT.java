package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.RickAndMortyApi;
import dev.pintail.api.TlsApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the README does what the README says, in a copy of what a user has after cloning. */
class ReadmeIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    /** This very build is its proof. */
    private static final String TEST_COMMAND = "./mvnw verify";

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        copySamples();
        List<String> commands = SHELL_BLOCK
                .matcher(Files.readString(PROJECT.resolve("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(commands).contains("./pintail demo", TEST_COMMAND);

        try (TlsApi api = new TlsApi("rickandmortyapi.com", folder, new RickAndMortyApi())) {
            for (String command : commands) {
                if (!command.equals(TEST_COMMAND)) {
                    assertSucceeds(command, api);
                }
            }
        }

        assertThat(new Database(folder.resolve("pintail.duckdb")).count("sightings"))
                .isPositive();
        assertThat(new Database(folder.resolve("rick-and-morty.duckdb")).count("characters"))
                .isEqualTo(RickAndMortyApi.CHARACTERS);
        assertThat(new Database(folder.resolve("samples/rick-and-morty/rick-and-morty.duckdb")).count("characters"))
                .isEqualTo(RickAndMortyApi.CHARACTERS);
    }

    private void assertSucceeds(String command, TlsApi api) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HTTPS_PROXY", api.proxyUrl());
        builder.environment().remove("CURL_CA_BUNDLE");
        builder.environment().remove("REQUESTS_CA_BUNDLE");
        builder.environment().put("SSL_CERT_FILE", api.certificate().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
    }

    private void copySamples() throws IOException {
        Files.createSymbolicLink(folder.resolve("pintail"), PROJECT.resolve("pintail"));
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
