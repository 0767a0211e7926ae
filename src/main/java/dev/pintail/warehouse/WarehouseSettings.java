package dev.pintail.warehouse;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What DuckDB may use of the machine.
 *
 * @param memoryLimit as DuckDB writes it, for example {@code 200MB}; the process needs about 90 MB besides. If empty, what loading needs
 *     while something is loaded, see {@link LoadingMemory}, and else DuckDB's own default
 * @param threads DuckDB's own threads; if empty one: each stream has one of ours for its statements, and if another had taken the
 *     work from it, which waits for the next page, ours would spin until it is done
 * @param tempDirectory where to make a folder for what does not fit into memory; if empty the system's own
 * @param extensionDirectory where the MotherDuck extension lies or may be put
 */
public record WarehouseSettings(
        Optional<String> memoryLimit,
        OptionalInt threads,
        Optional<Path> tempDirectory,
        Optional<Path> extensionDirectory) {
    /** Nothing in particular. */
    public static final WarehouseSettings DEFAULTS =
            new WarehouseSettings(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
}
