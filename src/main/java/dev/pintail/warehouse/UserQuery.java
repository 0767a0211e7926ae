package dev.pintail.warehouse;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;

/**
 * A statement of the user's own, which may read the database and nothing else. For one thread.
 *
 * <p>A transaction that only reads still lets {@code COPY ... TO} and {@code EXPORT} write files. So a statement that gives no rows
 * is not run, and DuckDB is told to touch no file but the database's
 * (<a href="https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview">securing DuckDB</a>). At MotherDuck only
 * the first is done: its extension has files and connections of its own.
 */
record UserQuery(TableName inSchema, boolean remote) {
    /** How DuckDB begins what it says of a text that it does not understand, or cannot carry out. */
    private static final List<String> FAULTS_OF_THE_TEXT = List.of(
            "Parser Error:",
            "Binder Error:",
            "Catalog Error:",
            "Conversion Error:",
            "Invalid Input Error:",
            "Out of Range Error:",
            "Not implemented Error:",
            "Invalid Type Error:",
            "Mismatch Type Error:");

    /** How it begins what it says of a statement that wants to reach or change something else. */
    private static final List<String> REFUSALS = List.of("Permission Error:", "read-only mode");

    /**
     * The answer.
     *
     * @throws ConfigException REQUEST_INVALID if the text is wrong, or would change something
     */
    QueryResult answer(Sql own, String text) {
        own.execute("USE %s.%s".formatted(Names.quote(inSchema.database()), Names.quote(inSchema.schema())));
        own.execute("SET GLOBAL threads = " + Runtime.getRuntime().availableProcessors());
        if (!remote) {
            own.execute("SET GLOBAL enable_external_access = false");
            own.execute("SET GLOBAL lock_configuration = true");
        }
        own.execute("BEGIN TRANSACTION READ ONLY");
        try {
            requireRows(own, text);
            return QueryResult.of(own, text);
        } catch (WarehouseException e) {
            throw meaning(e);
        }
    }

    /** Preparing a statement runs nothing of it. */
    private static void requireRows(Sql own, String text) {
        own.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                if (statement.getMetaData() instanceof DuckDBResultSetMetaData data
                        && data.getReturnType() != StatementReturnType.QUERY_RESULT) {
                    throw onlyReads(null);
                }
            }
        });
    }

    private static RuntimeException meaning(WarehouseException e) {
        String said =
                e.getCause() instanceof SQLException cause && cause.getMessage() != null ? cause.getMessage() : "";
        if (REFUSALS.stream().anyMatch(said::contains)) {
            return onlyReads(e);
        }
        int start = FAULTS_OF_THE_TEXT.stream()
                .mapToInt(said::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(-1);
        return start < 0
                ? e
                : new ConfigException(
                        ErrorCode.REQUEST_INVALID,
                        "DuckDB refuses the query: "
                                + said.substring(start).strip().replaceAll("\\s*\\n\\s*\\n\\s*", "\n"),
                        "",
                        e);
    }

    private static ConfigException onlyReads(Exception cause) {
        return new ConfigException(
                ErrorCode.REQUEST_INVALID,
                "This statement would change the database or touch a file, and a query only reads the database.",
                "To write a file, redirect the output: pintail query --format csv \"...\" > rows.csv. To change data, use"
                        + " DuckDB's own command line; to change states, \"pintail state\".",
                cause);
    }
}
