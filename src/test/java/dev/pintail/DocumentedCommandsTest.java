package dev.pintail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No page shows a command that no test runs: a block of commands is marked {@code sh}, and its page is one that a test runs; or
 * a comment above the block says why it is not.
 */
class DocumentedCommandsTest {
    private static final Path PROJECT = Path.of("");
    private static final Pattern FENCE = Pattern.compile(
            "(?<why><!-- not run: \\S[^>]* -->\\s*)?^(?<indent> *)```(?<language>\\w*)\\R(?<text>.*?)^ *```",
            Pattern.DOTALL | Pattern.MULTILINE);

    /** Languages of blocks that are no commands; the tests of their pages read them where they matter. */
    private static final Set<String> NO_COMMANDS = Set.of("yaml", "json", "hcl", "java", "sql", "toml", "ini", "text");

    /** Who runs a page; {@code DocsIT} runs the rest of {@code docs}. */
    private static final Map<String, String> RUN_BY = Map.of(
            "README.md", "ReadmeIT",
            "docs/connectors.md", "ConnectorsIT",
            "docs/function.md", "FunctionDocIT",
            "docs/secrets.md", "SecretsDocIT");

    @Test
    void everyBlockOfCommandsIsRunOrSaysWhyNot() throws IOException {
        List<String> uncovered = new ArrayList<>();
        int run = 0;
        for (Path page : pages()) {
            for (Matcher block = FENCE.matcher(Files.readString(page)); block.find(); ) {
                boolean covered = block.group("why") != null
                        || NO_COMMANDS.contains(block.group("language"))
                        || block.group("text").contains("──") // a drawing
                        || (block.group("language").equals("sh") && test(page).isPresent());
                if (!covered) {
                    uncovered.add("%s: %s".formatted(page, block.group("text")));
                }
                run += block.group("language").equals("sh") && block.group("why") == null ? 1 : 0;
            }
        }

        assertThat(uncovered).isEmpty();
        assertThat(run).isGreaterThan(30);
    }

    @Test
    void thePagesAndTheTestsOfTheListAreThere() throws IOException {
        for (Map.Entry<String, String> entry : RUN_BY.entrySet()) {
            assertThat(PROJECT.resolve(entry.getKey())).exists();
            assertThat(source(entry.getValue()))
                    .contains(Path.of(entry.getKey()).getFileName().toString());
        }
        assertThat(source("DocsIT")).contains("resolve(\"docs\")");
    }

    private static Optional<String> test(Path page) {
        String name = page.toString().replace('\\', '/');
        return Optional.ofNullable(RUN_BY.get(name))
                .or(() -> name.startsWith("docs/") ? Optional.of("DocsIT") : Optional.empty());
    }

    private static String source(String test) throws IOException {
        return Files.readString(PROJECT.resolve("src/test/java/dev/pintail/it/%s.java".formatted(test)));
    }

    /** All pages of the repository. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "samples", "infra", "bench")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(folder), folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }
}
