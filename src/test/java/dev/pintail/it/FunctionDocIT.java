package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.RickAndMortyApi;
import dev.pintail.api.TlsApi;
import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in docs/function.md works, and together they use every sample event. */
class FunctionDocIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INVOCATION =
            Pattern.compile("\\./pintail invoke < samples/lambda/(\\w[\\w-]*\\.json)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        copyProject();
        List<String> commands = SHELL_BLOCK
                .matcher(Files.readString(PROJECT.resolve("docs/function.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        assertThat(commands)
                .isNotEmpty()
                .allMatch(command -> INVOCATION.matcher(command).matches());

        try (TlsApi api = new TlsApi("rickandmortyapi.com", folder, new RickAndMortyApi())) {
            for (String command : commands) {
                assertAnswers(command, api);
            }
        }

        assertThat(commands.stream().map(command -> command.replaceAll(".*/", "")))
                .containsExactlyInAnyOrderElementsOf(samples());
        assertThat(new Database(folder.resolve("rick-and-morty.duckdb")).count("characters"))
                .isEqualTo(RickAndMortyApi.CHARACTERS);
    }

    private void assertAnswers(String command, TlsApi api) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(err.toFile());
        builder.environment().put("HTTPS_PROXY", api.proxyUrl());
        builder.environment().put("SSL_CERT_FILE", api.certificate().toString());
        builder.environment().keySet().removeAll(Set.of("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "PINTAIL_CONNECTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor())
                .as("%s%n%s%n%s", command, output, Files.readString(err))
                .isZero();
        Map<?, ?> answer = (Map<?, ?>) JsonReader.read(output);
        if (command.contains("sqs")) {
            assertThat((List<?>) answer.get("batchItemFailures")).hasSize(1);
        } else if (command.contains("http")) {
            assertThat(answer.get("statusCode")).isEqualTo(200L);
        } else {
            assertThat(answer.get("status")).as("%s%n%s", command, output).isEqualTo("SUCCEEDED");
        }
    }

    private static Set<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("samples/lambda"))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    /** What the commands use, and a {@code ./pintail} that starts the artefact. */
    private void copyProject() throws IOException {
        for (String file : List.of("pintail.yaml", "samples/rick-and-morty/manifest.yaml")) {
            copy(PROJECT.resolve(file));
        }
        for (String sample : samples()) {
            copy(PROJECT.resolve("samples/lambda").resolve(sample));
        }
        Path pintail = folder.resolve("pintail");
        Files.writeString(
                pintail, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", PintailProcess.artefact())));
        assertThat(pintail.toFile().setExecutable(true)).isTrue();
    }

    private void copy(Path file) throws IOException {
        Path copy = folder.resolve(PROJECT.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
    }
}
