package dev.pintail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file is a room with one purpose: no class, test or not, is longer than 400 lines. */
class FileLengthTest {
    private static final int LIMIT = 400;

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<Path, Long> lengths = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file, FileLengthTest::lines));

            assertThat(lengths).hasSizeGreaterThan(500);
            lengths.values().removeIf(length -> length <= LIMIT);
            assertThat(lengths).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
