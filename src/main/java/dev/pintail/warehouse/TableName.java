package dev.pintail.warehouse;

/** A table of the target database. */
record TableName(String database, String schema, String table) {
    /** The whole name as SQL. */
    String sql() {
        return Names.quote(database) + "." + Names.quote(schema) + "." + Names.quote(table);
    }

    TableName sibling(String other) {
        return new TableName(database, schema, other);
    }
}
