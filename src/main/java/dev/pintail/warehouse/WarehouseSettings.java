package dev.pintail.warehouse;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What DuckDB may use of the machine; what is empty is DuckDB's own default.
 *
 * @param memoryLimit as DuckDB writes it, for example {@code 200MB}; the process needs about 90 MB besides
 * @param threads DuckDB's threads; in a container it would otherwise count the host's
 * @param tempDirectory for spilled data; must be writable
 * @param extensionDirectory where the MotherDuck extension lies or may be put
 */
public record WarehouseSettings(
        Optional<String> memoryLimit,
        OptionalInt threads,
        Optional<Path> tempDirectory,
        Optional<Path> extensionDirectory) {
    /** DuckDB's own defaults. */
    public static final WarehouseSettings DEFAULTS = new WarehouseSettings(
            Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
}
