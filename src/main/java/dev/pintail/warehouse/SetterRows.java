package dev.pintail.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Writes values with the setters of the driver: slower than {@link MemoryRows}, but nothing but its public API. */
final class SetterRows implements ChunkRows {
    private static final long SECOND = 1_000_000;

    private final DuckDBWritableVector[] vectors;
    private long row;

    private SetterRows(int columns) {
        vectors = new DuckDBWritableVector[columns];
    }

    /** Makes such writers. */
    record Factory() implements ChunkRows.Factory {
        @Override
        public ChunkRows rows(List<Column> columns) {
            return new SetterRows(columns.size());
        }
    }

    @Override
    public void begin(DuckDBDataChunkWriter chunk) {
        for (int c = 0; c < vectors.length; c++) {
            vectors[c] = chunk.vector(c);
        }
        row = 0;
    }

    @Override
    public void end() {
        // The setters have written everything.
    }

    @Override
    public void release() {
        // Has no memory of its own.
    }

    @Override
    public void endRow() {
        row++;
    }

    @Override
    public void setNull(int column) {
        vectors[column].setNull(row);
    }

    @Override
    public void setBoolean(int column, boolean value) {
        vectors[column].setBoolean(row, value);
    }

    @Override
    public void setLong(int column, long value) {
        vectors[column].setLong(row, value);
    }

    @Override
    public void setBillionths(int column, long value) {
        vectors[column].setBigDecimal(row, BigDecimal.valueOf(value, 9));
    }

    @Override
    public void setBillionths(int column, BigInteger value) {
        vectors[column].setBigDecimal(row, new BigDecimal(value, 9));
    }

    @Override
    public void setHuge(int column, long value) {
        setHuge(column, BigInteger.valueOf(value));
    }

    @Override
    public void setHuge(int column, BigInteger value) {
        vectors[column].setHugeInt(row, value);
    }

    @Override
    public void setDouble(int column, double value) {
        vectors[column].setDouble(row, value);
    }

    @Override
    public void setDate(int column, int days) {
        vectors[column].setDate(row, LocalDate.ofEpochDay(days));
    }

    @Override
    public void setTimestamp(int column, long micros) {
        vectors[column].setTimestamp(row, inUtc(micros));
    }

    @Override
    public void setInstant(int column, long micros) {
        vectors[column].setOffsetDateTime(row, inUtc(micros).atOffset(ZoneOffset.UTC));
    }

    private static LocalDateTime inUtc(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, SECOND), (int) Math.floorMod(micros, SECOND) * 1000, ZoneOffset.UTC);
    }

    @Override
    public void setTime(int column, long micros) {
        vectors[column].setString(row, DateTimeText.ofTime(micros));
    }

    @Override
    public void setText(int column, String text) {
        vectors[column].setString(row, text);
    }

    @Override
    public void setUtf8(int column, byte[] text, int from, int to) {
        vectors[column].setString(row, new String(text, from, to - from, StandardCharsets.UTF_8));
    }
}
