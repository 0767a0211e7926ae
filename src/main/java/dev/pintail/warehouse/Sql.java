package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;

/**
 * One connection: runs statements, and turns what fails into a {@link WarehouseException}.
 *
 * <p>For one thread at a time. Everything is prepared, since the driver wraps the errors of plain statements.
 */
public final class Sql implements AutoCloseable {
    private final DuckDBConnection connection;
    private final SqlErrors errors;
    private final StatementProbe probe;

    Sql(DuckDBConnection connection, SqlErrors errors, StatementProbe probe) {
        this.connection = requireNonNull(connection, "connection is null");
        this.errors = requireNonNull(errors, "errors is null");
        this.probe = requireNonNull(probe, "probe is null");
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs a statement and returns the number of changed rows. Parameters: what JDBC's {@code setObject} takes. */
    public long execute(String sql, Object... parameters) {
        try {
            probe.before(sql);
            long changed;
            try (PreparedStatement statement = prepare(sql, parameters)) {
                changed = statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
            }
            probe.after(sql);
            return changed;
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        try {
            probe.before(sql);
            List<T> rows = new ArrayList<>();
            try (PreparedStatement statement = prepare(sql, parameters);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
            }
            probe.after(sql);
            return rows;
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    /**
     * Does the work in one transaction: all of it is committed, or nothing when it throws.
     *
     * @throws CommitUnknownException if the commit itself failed, so that it may have happened or not
     */
    <T> T transaction(Supplier<T> work) {
        T result;
        try {
            begin();
            result = work.get();
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
        commit();
        return result;
    }

    void begin() {
        execute("BEGIN TRANSACTION");
    }

    /**
     * Commits.
     *
     * @throws CommitUnknownException if that failed, so that it may have happened or not
     */
    void commit() {
        try {
            execute("COMMIT");
        } catch (WarehouseException e) {
            rollback(e);
            throw new CommitUnknownException(e);
        }
    }

    /** The first failure is the one to report; a transaction that cannot be rolled back ends with the connection. */
    void rollback(Throwable first) {
        try {
            execute("ROLLBACK");
        } catch (RuntimeException e) {
            first.addSuppressed(e);
        }
    }

    /** Something that only the driver's own connection can do. */
    @FunctionalInterface
    interface DriverWork {
        void run(DuckDBConnection connection) throws SQLException;
    }

    /** Does the work with the driver's connection. */
    void run(DriverWork work) {
        try {
            work.run(connection);
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    /** Another connection to the same database. */
    Sql duplicate() {
        try {
            return new Sql(connection.duplicate(), errors, probe);
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(probe.replacement(sql));
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        return statement;
    }
}
