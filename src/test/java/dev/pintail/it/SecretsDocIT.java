package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in docs/secrets.md works, with the connection that stands there. */
class SecretsDocIT {
    private static final Path DOCUMENT = Path.of("docs/secrets.md").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        String text = Files.readString(DOCUMENT);
        List<String> commands =
                blocks(text, "sh").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSizeGreaterThan(6);

        try (LocalApi api = new LocalApi(new ItemsApi(1))) {
            String connection = blocks(text, "yaml").getFirst().replace("http://127.0.0.1:8090", api.url());
            String command = connection
                    .replace("connections:\n", "")
                    .replace("shop:", "command:")
                    .replace("${secret:SHOP_TOKEN}", "${exec:cat secrets/SHOP_TOKEN}")
                    .replace("shop.duckdb", "command.duckdb");
            new ItemsProject(folder, api.url()).write("pintail.yaml", connection + command);
            Files.move(folder.resolve("items.manifest.yaml"), folder.resolve("shop.manifest.yaml"));
            Files.createDirectory(folder.resolve("secrets"));
            Files.writeString(folder.resolve("secrets/SHOP_TOKEN"), "the-token\n");
            Path pintail = Files.createDirectory(folder.resolve("bin")).resolve("pintail");
            Files.writeString(
                    pintail,
                    "#!/bin/sh\nexec %s \"$@\"\n".formatted(String.join(" ", new PintailProcess(folder).command())));
            assertThat(pintail.toFile().setExecutable(true)).isTrue();

            for (String line : commands) {
                assertSucceeds(line);
            }
        }
    }

    private void assertSucceeds(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("SHOP_TOKEN");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        assertThat(output).doesNotContain("the-token");
    }

    private static List<String> blocks(String text, String language) {
        return Pattern.compile("```%s\\n(.*?)```".formatted(language), Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
