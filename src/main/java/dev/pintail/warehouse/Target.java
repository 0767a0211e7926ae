package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

/**
 * A database, and the place in it where the streams' tables go.
 *
 * @param schema PyAirbyte's {@code schema_name}; made when absent
 * @param tablePrefix PyAirbyte's {@code table_prefix}: put before the stream's name as it is, then the whole is normalised
 * @param types which types the columns get
 */
public record Target(Location location, String schema, String tablePrefix, TypeRule types) {
    /** PyAirbyte's default schema. */
    public static final String DEFAULT_SCHEMA = "main";

    public Target {
        requireNonNull(location, "location is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(tablePrefix, "tablePrefix is null");
        requireNonNull(types, "types is null");
    }

    /** A target whose columns have PyAirbyte's types. */
    public Target(Location location, String schema, String tablePrefix) {
        this(location, schema, tablePrefix, TypeRule.PYAIRBYTE);
    }

    /** The default schema of a database, without a prefix. */
    public static Target of(Location location) {
        return new Target(location, DEFAULT_SCHEMA, "");
    }
}
