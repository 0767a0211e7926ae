package dev.pintail.warehouse;

import java.util.Map;

/**
 * Which types the columns get: PyAirbyte's, or for some kinds of values the types that lose nothing.
 *
 * <p>What PyAirbyte's lose: offsets of dates with a time and of times are dropped; whole numbers beyond 64 bits do not fit; numbers
 * are cut to 9 decimals and do not fit beyond 29 digits. Immutable.
 *
 * @param zones TIMESTAMP WITH TIME ZONE and TIME WITH TIME ZONE, except where the schema says {@code ..._without_timezone}; a value
 *     without an offset is taken for UTC
 * @param wideIntegers HUGEINT, which has 127 bits
 * @param doubles DOUBLE, which is what a JSON reader makes of a number; a value that it rounds is told in {@code _airbyte_meta}
 */
public record TypeRule(boolean zones, boolean wideIntegers, boolean doubles) {
    /** PyAirbyte's types, so that either program can write the tables. */
    public static final TypeRule PYAIRBYTE = new TypeRule(false, false, false);

    /** The type for a property's schema. */
    ColumnType of(Object schema) {
        ColumnType type = ColumnType.ofSchema(schema);
        return switch (type) {
            case BIGINT -> wideIntegers ? ColumnType.HUGEINT : type;
            case DECIMAL -> doubles ? ColumnType.DOUBLE : type;
            case TIMESTAMP -> zones && !isWithoutZone(schema) ? ColumnType.TIMESTAMPTZ : type;
            case TIME -> zones && !isWithoutZone(schema) ? ColumnType.TIMETZ : type;
            case VARCHAR, BOOLEAN, DATE, JSON, HUGEINT, DOUBLE, TIMESTAMPTZ, TIMETZ -> type;
        };
    }

    private static boolean isWithoutZone(Object schema) {
        return schema instanceof Map<?, ?> property
                && property.get("airbyte_type") instanceof String type
                && type.endsWith("_without_timezone");
    }
}
