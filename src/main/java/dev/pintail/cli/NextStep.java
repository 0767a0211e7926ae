package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.StreamResult;
import java.nio.file.Path;
import java.util.Optional;

/** The command that is worth running after a sync. */
final class NextStep {
    private NextStep() {}

    /**
     * @param options what names the connections file and the environment, as {@link ConnectionsOption#typed} says it
     */
    static Optional<String> after(SyncResult result, Connection connection, String options) {
        return switch (result.status()) {
            case SUCCEEDED ->
                result.streams().stream()
                        .filter(stream -> stream.rowsLoaded() > 0)
                        .map(StreamResult::name)
                        .filter(name -> name.matches("[a-z_][a-z0-9_]*"))
                        .findFirst()
                        .map(stream -> query(stream, connection, options));
            case CONTINUE -> Optional.of("%s sync %s%s".formatted(CommandName.typed(), connection.name(), options));
            case FAILED, PARTIAL ->
                Optional.of("%s check %s%s".formatted(CommandName.typed(), connection.name(), options));
            case SKIPPED -> Optional.empty();
        };
    }

    private static String query(String stream, Connection connection, String options) {
        Connection.Destination destination = connection.destination();
        String table = destination.tablePrefix() + stream;
        boolean usual = destination.schema().equals("main");
        String where = switch (destination.database()) {
            case Database.DuckDbFile file when usual -> "--database " + fromHere(file.path());
            case Database.DuckDbFile file -> "--connection " + connection.name() + options;
            case Database.MotherDuck cloud -> "--connection " + connection.name() + options;
        };
        return "%s query %s \"SELECT * FROM %s LIMIT 5\"".formatted(CommandName.typed(), where, table);
    }

    private static Path fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
