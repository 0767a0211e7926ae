package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.connection.ExactType;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretResolver;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.Clock;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.TypeRule;
import java.util.Set;
import java.util.function.Consumer;

/** A connection's source and database, as a run and whoever only looks at them need them. */
record ConnectionEnds(Engine engine, Connection connection, SecretResolver secrets, Masker masker) {
    ConnectionEnds {
        requireNonNull(engine, "engine is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(masker, "masker is null");
    }

    static ConnectionEnds of(Engine engine, Connection connection) {
        Masker masker = new Masker();
        return new ConnectionEnds(
                engine, connection, new SecretResolver(engine.secrets(), connection.folder(), masker), masker);
    }

    /** Where the rows go. */
    Target target() {
        Connection.Destination destination = connection.destination();
        Location location = switch (destination.database()) {
            case Database.DuckDbFile file -> new Location.DuckDbFile(file.path());
            case Database.MotherDuck cloud ->
                new Location.MotherDuck(cloud.database(), secrets.resolveText(cloud.token()));
        };
        Set<ExactType> exact = destination.exactTypes();
        return new Target(
                location,
                destination.schema(),
                destination.tablePrefix(),
                new TypeRule(
                        exact.contains(ExactType.DATE_TIME),
                        exact.contains(ExactType.INTEGER),
                        exact.contains(ExactType.NUMBER)));
    }

    FoundManifest manifest() {
        Connection.Source source = connection.source();
        return engine.manifests().get(source.manifest(), connection.folder(), source.allowHosts());
    }

    /** The network as far as the connection allows it. */
    Transport network() {
        return engine.network().apply(connection.source().allowHosts());
    }

    /**
     * The source; what it learns of secrets, the masker learns.
     *
     * @param reports hears of hosts that the connector's publisher does not name
     */
    DeclarativeSource source(FoundManifest found, Transport network, Clock clock, Consumer<String> reports) {
        Transport watched = found.allowedHosts()
                .<Transport>map(hosts -> new DeclaredHosts(hosts, connection.source(), network, reports))
                .orElse(network);
        SchemaFolder schemas = found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE);
        return new DeclarativeSource(
                found.manifest(),
                new SourceSurroundings(watched, clock, engine.random(), schemas)
                        .storing(engine.files())
                        .telling(masker::addPassing));
    }
}
