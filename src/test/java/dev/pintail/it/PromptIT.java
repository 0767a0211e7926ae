package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ${prompt:...}}, with and without a terminal. */
class PromptIT {
    @TempDir
    private Path folder;

    @Test
    void personAtATerminalIsAskedWithoutEcho() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) to make a terminal");
        try (ServiceApi api = api()) {
            project(api);
            Process process = new ProcessBuilder(
                            "/usr/bin/script",
                            "-qec",
                            String.join(" ", new PintailProcess(folder).command()) + " sync --stream tags",
                            "/dev/null")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            StringBuilder shown = new StringBuilder();
            try (OutputStream keyboard = process.getOutputStream()) {
                waitFor(process, "The token: ", shown);
                keyboard.write("typed-token\n".getBytes(UTF_8));
                keyboard.flush();
                shown.append(new String(process.getInputStream().readAllBytes(), UTF_8));
            }

            assertThat(process.waitFor()).as(shown.toString()).isZero();
            assertThat(shown.toString()).doesNotContain("typed-token");
            assertThat(api.asked().getFirst().header("Authorization")).isEqualTo("Bearer typed-token");
        }
    }

    @Test
    void withoutATerminalNobodyIsAsked() {
        try (ServiceApi api = api()) {
            PintailProcess.Result result =
                    project(api).pintail().runWithInput("typed-token\n", "sync").assertExitCode(2);

            assertThat(result.err()).contains("SECRET_NOT_FOUND").contains("${prompt:The token}");
        }
    }

    private ItemsProject project(ServiceApi api) {
        return new ItemsProject(folder, api.url())
                .replaceInConnections("${env:%s}".formatted(ItemsProject.TOKEN_VARIABLE), "'${prompt:The token}'");
    }

    private static ServiceApi api() {
        return new ServiceApi(request -> Answer.json(Map.of("data", List.of())));
    }

    private static void waitFor(Process process, String text, StringBuilder shown) throws IOException {
        while (shown.indexOf(text) < 0) {
            int next = process.getInputStream().read();
            assertThat(next).as(shown.toString()).isNotNegative();
            shown.append((char) next);
        }
    }
}
