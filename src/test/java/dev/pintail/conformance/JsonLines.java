package dev.pintail.conformance;

import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files with one JSON object a line. */
final class JsonLines {
    private JsonLines() {}

    /** The objects of all {@code .jsonl} files in a folder, in the order of file names and lines; none if it is absent. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> readAll(Path folder) {
        return filesIn(folder, ".jsonl").stream()
                .flatMap(file -> lines(file).stream())
                .map(line -> (Map<String, Object>) JsonReader.read(line))
                .toList();
    }

    /** The files directly in a folder whose names end in a certain way, sorted; none if the folder is absent. */
    static List<Path> filesIn(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
