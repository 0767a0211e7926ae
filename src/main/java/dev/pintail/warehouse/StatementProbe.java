package dev.pintail.warehouse;

import java.sql.SQLException;

/**
 * Sees every statement just before and just after it runs, and may make it fail by throwing: the place where tests break a
 * connection, before or after the database has done its part.
 */
interface StatementProbe {
    /** Sees nothing. */
    StatementProbe NONE = new StatementProbe() {};

    /** What sees the statements of warehouses that are opened by {@link Warehouse#open}: nothing, but in a test's own process. */
    static StatementProbe ofThisProcess() {
        return ProcessProbe.get();
    }

    default void before(String sql) throws SQLException {}

    default void after(String sql) throws SQLException {}

    /** What is sent in a statement's stead: so a file can stand where MotherDuck would. */
    default String replacement(String sql) {
        return sql;
    }
}
