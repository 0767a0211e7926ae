package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.secret.Seal;
import dev.pintail.warehouse.SecretTable.Row;
import dev.pintail.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Refresh tokens of one connection that are kept in the warehouse, encrypted, because the place they came from cannot be written.
 * For one thread.
 */
final class KeptTokens {
    private final String connection;
    private final Seal seal;
    private final Supplier<Optional<Warehouse>> present;
    private final Supplier<Warehouse> warehouse;
    private final Map<List<String>, Long> versions = new LinkedHashMap<>();

    /**
     * @param present the database if there is one already
     * @param warehouse the database, made if there is none
     */
    KeptTokens(
            String connection, Seal seal, Supplier<Optional<Warehouse>> present, Supplier<Warehouse> warehouse) {
        this.connection = requireNonNull(connection, "connection is null");
        this.seal = requireNonNull(seal, "seal is null");
        this.present = requireNonNull(present, "present is null");
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /**
     * The token that followed on the one in the configuration, if one did. Who gives another one there has authenticated anew,
     * and what was kept before is worth nothing.
     *
     * @param given the one in the configuration
     */
    Optional<String> find(List<String> path, String given) {
        Optional<Row> row = present.get().flatMap(open -> open.secrets().read(connection, name(path)));
        versions.put(path, row.map(Row::version).orElse(0L));
        if (row.isPresent() && !row.get().keyId().equals(seal.keyId())) {
            throw new ConfigException(
                    ErrorCode.SECRET_INVALID,
                    "The refresh token %s was kept in the database with another %s."
                            .formatted(name(path), Seal.KEY_VARIABLE),
                    "Set the key that it was kept with; or authenticate anew and delete the row in _pintail_secrets.");
        }
        return row.filter(kept -> kept.origin().equals(seal.fingerprint(given)))
                .map(kept -> seal.open(kept.sealed(), purpose(path)));
    }

    /**
     * Keeps a token; when this returns, the next run finds it.
     *
     * @param given the one in the configuration
     * @throws ConfigException SECRET_NOT_KEPT if another run was faster
     */
    void keep(List<String> path, String given, String token) {
        long version = versions.getOrDefault(path, 0L) + 1;
        Row row = new Row(seal.keyId(), seal.fingerprint(given), seal.close(token, purpose(path)), version);
        if (!warehouse.get().secrets().replace(connection, name(path), row)) {
            throw new ConfigException(
                    ErrorCode.SECRET_NOT_KEPT,
                    "Another run of this connection has changed the refresh token %s meanwhile.".formatted(name(path)),
                    "Run it again; if the API refuses the token then, authenticate anew.");
        }
        versions.put(path, version);
    }

    private String purpose(List<String> path) {
        return connection + "\n" + name(path);
    }

    private static String name(List<String> path) {
        return String.join(".", path);
    }
}
