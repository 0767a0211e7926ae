package dev.pintail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code that CONTRIBUTING.md shows is the program's. */
class ContributingTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("`([\\w/]+\\.java)`(?:(?!```).)*```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleStandsInTheFileNamedAboveIt() throws IOException {
        String page = Files.readString(Path.of("CONTRIBUTING.md"));

        assertThat(EXAMPLE.matcher(page).results()).hasSize(3);
        assertThat(EXAMPLE.matcher(page).results())
                .allSatisfy(example -> assertThat(file(example)).content().contains(example.group(2)));
    }

    /** Adding a type touches its record, an arm and its class: nothing else in the program knows its name. */
    @Test
    void nothingElseKnowsTheExample() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ContributingTest::saysKeysToLower)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Transformation.java", "Transformations.java", "KeysToLower.java");
        }
    }

    private static boolean saysKeysToLower(Path file) {
        try {
            return Files.readString(file).contains("KeysToLower");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(MatchResult example) {
        return Path.of("src/main/java/dev/pintail", example.group(1));
    }
}
