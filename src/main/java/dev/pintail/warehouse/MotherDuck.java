package dev.pintail.warehouse;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How a MotherDuck database is attached, and what is tried again when the connection is lost.
 *
 * <p>The token goes in by SET, after LOAD: as a property it is unknown while the extension is absent, and in a URL it would be
 * printed with it. {@code attach_mode=single} leaves the user's workspace as it is.
 */
final class MotherDuck {
    /** How often something is tried in all. */
    static final int ATTEMPTS = 4;

    private static final String EXTENSION = "motherduck.duckdb_extension";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private MotherDuck() {}

    /** Attaches the database and returns its name. */
    static String attach(Sql sql, Location.MotherDuck cloud, Optional<Path> extensions) {
        if (cloud.token().isBlank()) {
            // The extension would open a browser to log in, and wait.
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_AUTH_FAILED,
                    "there is no MotherDuck token for " + cloud,
                    "Set the token of the warehouse, best by a reference to a secret.");
        }
        extensions.ifPresent(folder -> requireVersion(sql, folder));
        sql.execute("LOAD motherduck");
        sql.execute("SET motherduck_token = " + Names.literal(cloud.token()));
        sql.execute("SET motherduck_attach_mode = 'single'");
        attach(sql, cloud);
        return cloud.database();
    }

    private static void attach(Sql sql, Location.MotherDuck cloud) {
        String attach = "ATTACH " + Names.literal("md:" + cloud.database());
        boolean created = !cloud.create();
        for (int attempt = 1; ; attempt++) {
            try {
                sql.execute(attach);
                return;
            } catch (WarehouseException e) {
                if (!created && SqlErrors.isUnknownDatabase(e)) {
                    created = true;
                    sql.execute("ATTACH 'md:'");
                    sql.execute("CREATE DATABASE IF NOT EXISTS " + Names.quote(cloud.database()));
                } else if (!isWorthAnotherTry(e, attempt)) {
                    throw e;
                }
            }
        }
    }

    /** Waits, longer each time, if the connection was lost and has not been tried often enough; else false. */
    static boolean isWorthAnotherTry(WarehouseException failure, int attempt) {
        if (failure.code() != ErrorCode.WAREHOUSE_UNAVAILABLE || attempt >= ATTEMPTS) {
            return false;
        }
        LockSupport.parkNanos(FIRST_PAUSE.toNanos() << (attempt - 1));
        return true;
    }

    /** Whether the folder has the extension for some version of DuckDB, so that nothing may be downloaded. */
    static boolean isBundled(Path folder) {
        return !bundledVersions(folder).isEmpty();
    }

    /** An extension for another version would not be found, and the message would speak of the network. */
    private static void requireVersion(Sql sql, Path folder) {
        List<String> versions = bundledVersions(folder);
        String version = sql.query("SELECT version()", row -> row.getString(1)).getFirst();
        if (!versions.isEmpty() && !versions.contains(version)) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_FAILED,
                    "the MotherDuck extension in %s is for DuckDB %s, but this program has %s"
                            .formatted(folder, String.join(", ", versions), version),
                    "Fetch it anew: infra/fetch-motherduck-extension.sh.");
        }
    }

    /** The layout is DuckDB's: {@code v1.5.6/linux_amd64/motherduck.duckdb_extension}. */
    private static List<String> bundledVersions(Path folder) {
        try (Stream<Path> files = Files.find(folder, 3, (path, attributes) -> path.endsWith(EXTENSION))) {
            return files.map(folder::relativize)
                    .filter(path -> path.getNameCount() == 3)
                    .map(path -> path.getName(0).toString())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // DuckDB will say what is wrong with the folder
        }
    }
}
