package dev.pintail.warehouse;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Remembers by which key a table is merged, in the table's comment: there it goes where the table goes, and PyAirbyte's
 * tables stay as they are. A table without such a comment, or with one of its owner's, is merged by any key.
 */
final class TableKey {
    private static final String PREFIX = "Merged by Pintail on: ";

    private TableKey() {}

    /**
     * The statements that note the key; none if it is noted already, or if there is a comment of another kind.
     *
     * @param comment of the table that is there
     * @throws WarehouseException if the table was merged by another key so far
     */
    static List<String> note(TableName table, List<String> keys, Optional<String> comment) {
        String noted = PREFIX + keys.stream().sorted().collect(Collectors.joining(", "));
        if (comment.isEmpty()) {
            return List.of("COMMENT ON TABLE %s IS %s".formatted(table.sql(), Names.literal(noted)));
        }
        if (comment.get().startsWith(PREFIX) && !comment.get().equals(noted)) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                    "the primary key of table %s has changed from (%s) to (%s)"
                            .formatted(
                                    table.table(),
                                    comment.get().substring(PREFIX.length()),
                                    noted.substring(PREFIX.length())),
                    "Load the stream once with the replace strategy and a full refresh, which makes the table anew; or, if"
                            + " the rows are unique by the new key too, remove the note: COMMENT ON TABLE %s IS NULL."
                                    .formatted(table.table()));
        }
        return List.of();
    }
}
