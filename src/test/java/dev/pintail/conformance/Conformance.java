package dev.pintail.conformance;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the recordings are and which of them to replay.
 *
 * @param folders the folders of recordings; of two cases with one id the first folder's counts
 * @param own the project's own folder, where the lists of expected failures are
 * @param only the ids to replay
 */
record Conformance(List<Path> folders, Path own, Pattern only) {
    /**
     * As the system properties say: {@code conformance.dir} is the folder with the recordings, {@code conformance.only} a
     * regular expression that must be found in an id.
     */
    static Conformance fromProperties() {
        Path own = ownFolder();
        List<Path> folders = new ArrayList<>();
        String given = System.getProperty("conformance.dir");
        Path shared = Path.of(given == null ? "../shared/conformance" : given);
        if (Files.isDirectory(shared)) {
            folders.add(shared);
        } else if (given != null) {
            throw new IllegalArgumentException("conformance.dir names no folder: " + shared.toAbsolutePath());
        }
        folders.add(own);
        return new Conformance(folders, own, Pattern.compile(System.getProperty("conformance.only", "")));
    }

    /** This project's own recordings and lists. */
    static Path ownFolder() {
        try {
            return Path.of(Objects.requireNonNull(Conformance.class.getResource("/conformance"), "no own recordings")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replays all cases of a group. */
    GroupReport run(CaseGroup group) {
        GroupReport report = new GroupReport(
                group.name(),
                ListedCases.read(own.resolve("known-failures.txt")),
                ListedCases.read(own.resolve("differences.txt")));
        casesOf(group).values().forEach(testCase -> report.add(testCase.id(), testCase.run()));
        return report;
    }

    private Map<String, ConformanceCase> casesOf(CaseGroup group) {
        Map<String, ConformanceCase> cases = new LinkedHashMap<>();
        for (Path folder : folders) {
            for (ConformanceCase testCase : group.cases(folder)) {
                if (only.matcher(testCase.id()).find()) {
                    cases.putIfAbsent(testCase.id(), testCase);
                }
            }
        }
        return cases;
    }
}
