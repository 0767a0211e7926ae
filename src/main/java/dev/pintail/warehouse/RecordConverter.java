package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import dev.pintail.json.ScannedObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Turns the records of one stream into rows of its columns. For one thread; each thread has its own.
 *
 * <p>As PyAirbyte: a record's keys are matched after normalising, of two that match one column the last wins, and keys
 * without a column are dropped. Unlike PyAirbyte, which then fails the stream: a value that does not fit its column
 * becomes NULL, and {@code _airbyte_meta} tells it in the words of the Airbyte protocol, as it tells a rounded one. Only a key
 * must fit: a row that has lost its key could never be merged again.
 */
final class RecordConverter {
    /** Keys of records are data, so their number has no bound; this many are remembered. */
    private static final int REMEMBERED_KEYS = 10_000;

    private static final int REMEMBERED_PLACES = 200;

    private static final int NONE = -1;

    private final List<Column> columns;
    private final List<String> keys;
    private final RawIds rawIds;
    private final ValueWriter values;
    private final ScannedValues scannedValues; // null for other rows
    private final Map<String, Integer> columnOfName = new HashMap<>();
    private final Map<String, Integer> columnOfKey = new HashMap<>();
    private final String[] keyAt = new String[REMEMBERED_PLACES];
    private final int[] columnAt = new int[REMEMBERED_PLACES];
    private final int rawId;
    private final int extractedAt;
    private final int meta;
    private final int arrival;
    private final byte[] id = new byte[RawIds.LENGTH];
    private final boolean[] own;
    private final int[] dataColumns;
    private final ColumnType[] types;
    private final Object[] row;
    private final int[] fieldOfColumn;
    private List<String> scannedKeys = List.of();
    private int[] columnsOfScanned = {};
    private int scannedShape;
    private boolean isTwofold;
    private Instant lastEmittedAt = Instant.EPOCH;
    private long extractedMicros;
    private final List<Change> changed = new ArrayList<>();

    /** A value that is in the row otherwise than in the record, in the words of the Airbyte protocol. */
    private record Change(String field, String change, String reason) {
        String json() {
            return "{\"field\":%s,\"change\":\"%s\",\"reason\":\"%s\"}"
                    .formatted(JsonText.write(field), change, reason);
        }
    }

    RecordConverter(RowTable table, RowWriter out) {
        this.columns = table.columns();
        this.keys = table.keys();
        this.rawIds = table.rawIds();
        this.rawIds.begin(id);
        this.values = new ValueWriter(out);
        this.scannedValues = out instanceof MemoryRows rows ? new ScannedValues(rows, values) : null;
        for (int c = 0; c < columns.size(); c++) {
            columnOfName.put(columns.get(c).name(), c);
        }
        this.row = new Object[columns.size()];
        this.fieldOfColumn = new int[columns.size()];
        this.own = new boolean[columns.size()];
        this.rawId = own(Column.RAW_ID);
        this.extractedAt = own(Column.EXTRACTED_AT);
        this.meta = own(Column.META);
        this.arrival = own(Stage.ARRIVAL);
        this.dataColumns =
                IntStream.range(0, columns.size()).filter(c -> !own[c]).toArray();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    }

    /**
     * Writes one row.
     *
     * @param number of the record in its load, from 0: gives the raw id, and the order of arrival
     */
    void convert(Map<String, Object> record, Instant emittedAt, long number) {
        changed.clear();
        if (scannedValues == null
                || !(record instanceof ScannedObject scanned && scanned.isUnread() && isWritten(scanned))) {
            writeValues(record);
        }
        RowWriter out = values.out();
        rawIds.write(number, id);
        out.setUtf8(rawId, id, 0, id.length);
        if (!emittedAt.equals(lastEmittedAt)) {
            lastEmittedAt = emittedAt;
            extractedMicros = micros(emittedAt);
        }
        out.setTimestamp(extractedAt, extractedMicros);
        if (changed.isEmpty()) {
            out.setNull(meta); // nearly always, so the table's statement has the text, see RowTable
        } else {
            out.setText(meta, changes());
        }
        if (arrival != NONE) {
            out.setLong(arrival, number);
        }
        out.endRow();
    }

    private void writeValues(Map<String, Object> record) {
        Arrays.fill(row, null);
        int place = 0;
        for (Map.Entry<String, Object> field : record.entrySet()) {
            int column = columnAt(place++, field.getKey());
            if (column != NONE) {
                row[column] = field.getValue();
            }
        }
        for (int c : dataColumns) {
            ColumnType type = types[c];
            if (row[c] == null) {
                values.out().setNull(c);
            } else if (!values.write(c, type, row[c])) {
                nulled(c);
            } else if (type == ColumnType.DOUBLE) {
                noteRounding(c, row[c]);
            }
        }
    }

    /** Writes the values of a record from its text; false, and nothing written, if two of its fields match one column. */
    private boolean isWritten(ScannedObject record) {
        if (!isLikeLast(record)) {
            plan(record);
        }
        if (isTwofold) {
            return false;
        }
        for (int c : dataColumns) {
            int field = fieldOfColumn[c];
            ColumnType type = types[c];
            if (field == NONE) {
                values.out().setNull(c);
            } else if (!scannedValues.write(c, type, record, field)) {
                nulled(c);
            } else if (type == ColumnType.DOUBLE) {
                noteRounding(c, record.value(field));
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // one list for all records of a page
    private boolean isLikeLast(ScannedObject record) {
        return scannedKeys == record.keys() && scannedShape == record.shape();
    }

    /** Finds the fields of a record for the columns. */
    @SuppressWarnings("ReferenceEquality")
    private void plan(ScannedObject record) {
        if (scannedKeys != record.keys()) {
            scannedKeys = record.keys();
            columnsOfScanned = scannedKeys.stream().mapToInt(this::columnOf).toArray();
        }
        scannedShape = record.shape();
        isTwofold = false;
        Arrays.fill(fieldOfColumn, NONE);
        for (int field = 0; field < record.fields(); field++) {
            int column = columnsOfScanned[record.key(field)];
            if (column != NONE && !own[column]) {
                isTwofold |= fieldOfColumn[column] != NONE;
                fieldOfColumn[column] = field;
            }
        }
    }

    /** The number of a column whose value does not come from the record, if it is there. */
    private int own(String name) {
        int column = columnOfName.getOrDefault(name, NONE);
        if (column != NONE) {
            own[column] = true;
        }
        return column;
    }

    /** Says that a value is not in the row. */
    private void nulled(int c) {
        Column column = columns.get(c);
        requireNoKey(column);
        values.out().setNull(c);
        changed.add(new Change(column.name(), "NULLED", "DESTINATION_TYPECAST_ERROR"));
    }

    /** Says it if a value is in the row with fewer digits. */
    private void noteRounding(int c, Object value) {
        if (value != null && ValueWriter.isRounded(value)) {
            Column column = columns.get(c);
            requireNoKey(column);
            changed.add(new Change(column.name(), "TRUNCATED", "DESTINATION_FIELD_SIZE_LIMITATION"));
        }
    }

    private void requireNoKey(Column column) {
        if (keys.contains(column.name())) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                    "a value of the primary key %s does not fit its type %s"
                            .formatted(column.name(), column.type().sql()),
                    "Correct the type of this property in the stream's schema.");
        }
    }

    /** Records of a stream mostly have the same keys in the same order, and readers give the same text for the same key. */
    @SuppressWarnings("ReferenceEquality") // only a short cut
    private int columnAt(int place, String key) {
        if (place >= keyAt.length) {
            return columnOf(key);
        }
        if (keyAt[place] != key) {
            columnAt[place] = columnOf(key);
            keyAt[place] = key;
        }
        return columnAt[place];
    }

    private int columnOf(String key) {
        Integer column = columnOfKey.get(key);
        if (column == null) {
            column = columnOfName.getOrDefault(Names.normaliseOrEmpty(key), NONE);
            if (columnOfKey.size() < REMEMBERED_KEYS) {
                columnOfKey.put(key, column);
            }
        }
        return column;
    }

    private String changes() {
        return changed.stream().map(Change::json).collect(joining(",", "{\"changes\":[", "]}"));
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }
}
