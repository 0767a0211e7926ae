package dev.pintail.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as lines of JSON. Decimals, long whole numbers and times are text, since DuckDB reads JSON
 * numbers with a fraction or many digits as doubles. */
final class NdjsonRows implements RowWriter {
    private final List<String> names;
    private final boolean[] json;
    private final StringBuilder line = new StringBuilder(512);
    private byte[] finished;

    NdjsonRows(List<Column> columns) {
        names = columns.stream()
                .map(column -> JsonText.write(column.name()) + ":")
                .toList();
        json = new boolean[columns.size()];
        for (int c = 0; c < json.length; c++) {
            json[c] = columns.get(c).type() == ColumnType.JSON;
        }
    }

    /** The last row with its line end. */
    byte[] takeLine() {
        return finished;
    }

    @Override
    public void setNull(int column) {
        // An absent member is read as NULL.
    }

    @Override
    public void setBoolean(int column, boolean value) {
        member(column).append(value);
    }

    @Override
    public void setLong(int column, long value) {
        member(column).append(value);
    }

    @Override
    public void setBillionths(int column, long value) {
        decimal(column, BigDecimal.valueOf(value, 9));
    }

    @Override
    public void setBillionths(int column, BigInteger value) {
        decimal(column, new BigDecimal(value, 9));
    }

    private void decimal(int column, BigDecimal value) {
        member(column).append('"').append(value.toPlainString()).append('"');
    }

    @Override
    public void setHuge(int column, long value) {
        member(column).append(value);
    }

    @Override
    public void setHuge(int column, BigInteger value) {
        member(column).append('"').append(value).append('"');
    }

    @Override
    public void setDouble(int column, double value) {
        member(column).append(value);
    }

    @Override
    public void setDate(int column, int days) {
        StringBuilder out = member(column).append('"');
        DateTimeText.appendDate(days, out);
        out.append('"');
    }

    @Override
    public void setTimestamp(int column, long micros) {
        StringBuilder out = member(column).append('"');
        DateTimeText.appendTimestamp(micros, out);
        out.append('"');
    }

    @Override
    public void setInstant(int column, long micros) {
        StringBuilder out = member(column).append('"');
        DateTimeText.appendTimestamp(micros, out);
        out.append("+00\"");
    }

    @Override
    public void setTime(int column, long micros) {
        member(column).append('"').append(DateTimeText.ofTime(micros)).append('"');
    }

    @Override
    public void setText(int column, String text) {
        StringBuilder out = member(column);
        if (json[column]) {
            out.append(text);
        } else {
            JsonText.string(text, out);
        }
    }

    @Override
    public void setUtf8(int column, byte[] text, int from, int to) {
        setText(column, new String(text, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void endRow() {
        finished = line.append(line.isEmpty() ? "{}\n" : "}\n").toString().getBytes(StandardCharsets.UTF_8);
        line.setLength(0);
    }

    private StringBuilder member(int column) {
        return line.append(line.isEmpty() ? '{' : ',').append(names.get(column));
    }
}
