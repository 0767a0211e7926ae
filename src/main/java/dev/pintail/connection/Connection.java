package dev.pintail.connection;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One source, one destination, and what to move: an entry of the connections file.
 *
 * @param streams the streams to sync; empty means all
 * @param writeMode how all streams are written that do not say it themselves; empty means what suits each
 * @param overrides what single streams want otherwise than the connector's catalog, by stream name
 * @param folder where the relative paths in it start
 */
public record Connection(
        String name,
        Source source,
        Destination destination,
        List<String> streams,
        Optional<WriteMode> writeMode,
        Map<String, StreamSettings> overrides,
        Path folder) {
    public Connection {
        requireNonNull(name, "name is null");
        requireNonNull(source, "source is null");
        requireNonNull(destination, "destination is null");
        streams = List.copyOf(streams);
        requireNonNull(writeMode, "writeMode is null");
        overrides = Map.copyOf(overrides);
        requireNonNull(folder, "folder is null");
    }

    /** A connection that takes its streams as the connector's catalog has them. */
    public Connection(String name, Source source, Destination destination, List<String> streams, Path folder) {
        this(name, source, destination, streams, Optional.empty(), Map.of(), folder);
    }

    /**
     * A connection that stands in no file: what is below its name in a connections file, as values.
     *
     * @param folder where relative paths start
     * @throws ConfigException CONFIG_INVALID, naming the key
     */
    public static Connection parse(String name, Map<String, Object> definition, Path folder) {
        Setting setting = Setting.of(definition, Place.in("the definition of connection \"%s\"".formatted(name)));
        return ConnectionFormat.connection(name, Section.of("", setting), folder);
    }

    /** What this connection wants of a stream. */
    public StreamSettings settings(String stream) {
        StreamSettings own = overrides.getOrDefault(stream, StreamSettings.NONE);
        return new StreamSettings(
                own.syncMode(),
                own.primaryKey(),
                own.cursorField(),
                own.writeMode().or(() -> writeMode));
    }

    /**
     * Where the data comes from.
     *
     * @param manifest what the manifest is called, see {@link dev.pintail.catalog.Manifests}
     * @param connector the name under which state is kept, as PyAirbyte's {@code get_source(name)}: {@code source-...}
     * @param config the connector's configuration, with secret references not yet replaced
     * @param allowHosts hosts that may be reached although they are loopback or private
     * @param strictHosts whether the hosts that the connector's publisher does not name are refused, not only reported
     */
    public record Source(
            String manifest,
            String connector,
            Map<String, Object> config,
            Set<String> allowHosts,
            boolean strictHosts) {
        public Source {
            requireNonNull(manifest, "manifest is null");
            requireNonNull(connector, "connector is null");
            requireNonNull(config, "config is null");
            allowHosts = Set.copyOf(allowHosts);
        }

        /** A source whose hosts are only reported. */
        public Source(String manifest, String connector, Map<String, Object> config, Set<String> allowHosts) {
            this(manifest, connector, config, allowHosts, false);
        }
    }

    /**
     * Where the data goes.
     *
     * @param schema the database schema of all tables
     * @param tablePrefix put before every table name, as PyAirbyte's caches have it; usually empty
     * @param exactTypes the kinds of values whose columns get a type that loses nothing; the others get PyAirbyte's
     */
    public record Destination(Database database, String schema, String tablePrefix, Set<ExactType> exactTypes) {
        public Destination {
            requireNonNull(database, "database is null");
            requireNonNull(schema, "schema is null");
            requireNonNull(tablePrefix, "tablePrefix is null");
            exactTypes = Set.copyOf(exactTypes);
        }

        /** A destination with PyAirbyte's types. */
        public Destination(Database database, String schema, String tablePrefix) {
            this(database, schema, tablePrefix, Set.of());
        }
    }

    /** The database itself. */
    public sealed interface Database {
        /** A DuckDB file. */
        record DuckDbFile(Path path) implements Database {}

        /**
         * A MotherDuck database.
         *
         * @param token a secret reference or the token itself
         */
        record MotherDuck(String database, String token) implements Database {}
    }
}
