package dev.pintail.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs connector cases without a test framework: {@code RunCases <conformance folder> [prefix...]}, for example
 * {@code RunCases ../shared/conformance micro/paging}. Prints the first divergence of every failing case and, at the
 * end, passed and total per area. {@code -Dconformance.quiet=true} prints the numbers only.
 */
public final class RunCases {
    private RunCases() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        List<String> prefixes = args.length > 1 ? List.of(args).subList(1, args.length) : List.of("");
        boolean quiet = Boolean.getBoolean("conformance.quiet");
        ConnectorCaseRunner runner = ConnectorCaseRunner.ofDeclarativeSource();
        Map<String, int[]> areas = new TreeMap<>();
        for (Path file : files(folder.resolve("micro"), folder.resolve("connectors"))) {
            String path = folder.relativize(file).toString();
            if (prefixes.stream().noneMatch(path::startsWith)) {
                continue;
            }
            Optional<Divergence> divergence =
                    ConnectorCases.caseOf(file, folder, runner).run();
            String area = path.startsWith("connectors") ? "connectors" : path.substring(0, path.lastIndexOf('/'));
            int[] counts = areas.computeIfAbsent(area, name -> new int[2]);
            counts[0] += divergence.isEmpty() ? 1 : 0;
            counts[1]++;
            if (!quiet) {
                divergence.ifPresent(found -> System.out.printf(
                        "FAIL %s%n   step %d, %s%n      expected: %s%n      actual:   %s%n",
                        path, found.step(), found.what(), found.expected(), found.actual()));
            }
        }
        int passed = 0;
        int total = 0;
        for (Map.Entry<String, int[]> area : areas.entrySet()) {
            System.out.printf("%-28s %5d/%d%n", area.getKey(), area.getValue()[0], area.getValue()[1]);
            passed += area.getValue()[0];
            total += area.getValue()[1];
        }
        System.out.printf("%-28s %5d/%d%n", "all", passed, total);
    }

    /** The case files below a folder in a stable order; none if it is absent. */
    static List<Path> files(Path... folders) {
        return Stream.of(folders).flatMap(folder -> files(folder).stream()).toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.toString().contains("/schemas/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
