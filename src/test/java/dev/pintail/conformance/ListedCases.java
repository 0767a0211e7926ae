package dev.pintail.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A list of case ids, one a line, each followed by a blank and a reason; {@code #} begins a comment line.
 *
 * @param reasons id to reason, which may be empty
 */
record ListedCases(Map<String, String> reasons) {
    ListedCases {
        reasons = Map.copyOf(reasons);
    }

    static ListedCases read(Path file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        String[] parts = line.strip().split("\\s+", 2);
                        reasons.put(parts[0], parts.length > 1 ? parts[1] : "");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ListedCases(reasons);
    }

    boolean contains(String id) {
        return reasons.containsKey(id);
    }
}
