package dev.pintail.conformance;

import dev.pintail.json.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file with one JSON object for each failing case, for people and scripts that hunt for patterns. */
final class FailureLog {
    private final Path file;

    private FailureLog(Path file) {
        this.file = file;
    }

    static FailureLog create(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FailureLog(file);
    }

    void append(String group, GroupReport report) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
            for (Map.Entry<String, Divergence> failure : report.failures().entrySet()) {
                Divergence divergence = failure.getValue();
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("group", group);
                line.put("case", failure.getKey());
                line.put("known", report.isKnown(failure.getKey()));
                line.put("step", (long) divergence.step());
                line.put("divergence", divergence.what());
                line.put("expected", divergence.expected());
                line.put("actual", divergence.actual());
                // ASCII only: some of the recorded texts have lone surrogates, which are no UTF-8.
                out.write(JsonWriter.PYTHON.write(line));
                out.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
