package dev.pintail.warehouse;

import static java.util.function.Predicate.not;

import dev.pintail.build.Build;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * DuckDB's shared library. On the JVM the driver unpacks it; a native executable looks for it in {@code java.library.path}, and
 * without it the driver would print two stack traces.
 */
final class DuckDbLibrary {
    private static final String FILE = System.mapLibraryName("duckdb_java");

    private DuckDbLibrary() {}

    /** @throws WarehouseException if a native executable has no library */
    static void requireThere() {
        if (Build.isExecutable()) {
            requireIn(System.getProperty("java.library.path", ""));
        }
    }

    static void requireIn(String folders) {
        boolean there = Arrays.stream(folders.split(File.pathSeparator))
                .filter(not(String::isEmpty))
                .anyMatch(folder -> Files.isReadable(Path.of(folder, FILE)));
        if (!there) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_UNAVAILABLE,
                    "DuckDB's library %s is in none of %s".formatted(FILE, folders),
                    "Put it beside the executable: it comes with it.");
        }
    }
}
