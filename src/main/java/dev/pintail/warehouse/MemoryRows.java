package dev.pintail.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.json.EightBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/**
 * Writes values in DuckDB's own layout (<a href="https://duckdb.org/docs/current/internals/vector">Vector</a>), in the order of
 * bytes of x86 and ARM: numbers as they are, a DECIMAL(38,9) as 128 bits of billionths, a HUGEINT as 128 bits, a text as its length
 * with its first 12 bytes, or with 4 of them and the address of the whole. They go into arrays, which are copied into the columns'
 * memory when the chunk ends: to write each value there takes longer.
 */
final class MemoryRows implements ChunkRows {
    private static final int WORD = Long.SIZE;
    private static final int INLINE = 12;

    private final VectorMemory memory;
    private final ByteBuffer[] data;
    private final ByteBuffer[] validity;
    private final byte[][] values;
    private final long[][] valid; // all are until they are set to NULL: each column is set once in each row
    private final Factory factory;
    private final TextSlab slab;
    private final byte[] shortText = new byte[INLINE];
    private int capacity;
    private int row;

    private MemoryRows(Factory factory, int columns, TextSlab slab) {
        this.factory = factory;
        this.memory = factory.memory;
        this.slab = slab;
        data = new ByteBuffer[columns];
        values = new byte[columns][];
        validity = new ByteBuffer[columns];
        valid = new long[columns][];
    }

    /** Makes such writers, and lets the next ones use the memory of those that are released: the collector frees it too late. */
    record Factory(VectorMemory memory, Queue<TextSlab> slabs) implements ChunkRows.Factory {
        Factory(VectorMemory memory) {
            this(requireNonNull(memory, "memory is null"), new ConcurrentLinkedQueue<>());
        }

        @Override
        public ChunkRows rows(List<Column> columns) {
            TextSlab used = slabs.poll();
            return new MemoryRows(this, columns.size(), used == null ? new TextSlab() : used);
        }
    }

    @Override
    public void release() {
        slab.clear();
        factory.slabs.add(slab);
    }

    @Override
    public void begin(DuckDBDataChunkWriter chunk) {
        int words = Math.toIntExact((chunk.capacity() + WORD - 1) / WORD);
        for (int c = 0; c < data.length; c++) {
            DuckDBWritableVector vector = chunk.vector(c);
            data[c] = memory.dataOf(vector);
            if (values[c] == null || values[c].length < data[c].capacity()) {
                values[c] = new byte[data[c].capacity()];
            }
            validity[c] = memory.validityOf(vector);
            if (valid[c] == null || valid[c].length < words) {
                valid[c] = new long[words];
            }
            Arrays.fill(valid[c], -1);
        }
        slab.clear();
        capacity = Math.toIntExact(chunk.capacity());
        row = 0;
    }

    @Override
    public void end() {
        slab.end();
        for (int c = 0; c < data.length; c++) {
            data[c].put(0, values[c], 0, data[c].capacity() / capacity * row);
            validity[c].order(ByteOrder.nativeOrder()).asLongBuffer().put(0, valid[c], 0, (row + WORD - 1) / WORD);
        }
    }

    @Override
    public void endRow() {
        row++;
    }

    @Override
    public void setNull(int column) {
        valid[column][row / WORD] &= ~(1L << row);
    }

    @Override
    public void setBoolean(int column, boolean value) {
        values[column][row] = value ? (byte) 1 : 0;
    }

    @Override
    public void setLong(int column, long value) {
        EightBytes.put(values[column], row * Long.BYTES, value);
    }

    @Override
    public void setHuge(int column, long value) {
        setWide(column, value, value >> (Long.SIZE - 1));
    }

    @Override
    public void setHuge(int column, BigInteger value) {
        setWide(column, value.longValue(), value.shiftRight(Long.SIZE).longValue());
    }

    @Override
    public void setDouble(int column, double value) {
        setLong(column, Double.doubleToRawLongBits(value));
    }

    @Override
    public void setTimestamp(int column, long micros) {
        setLong(column, micros);
    }

    @Override
    public void setInstant(int column, long micros) {
        setLong(column, micros);
    }

    @Override
    public void setTime(int column, long micros) {
        setText(column, DateTimeText.ofTime(micros));
    }

    @Override
    public void setDate(int column, int days) {
        EightBytes.putFour(values[column], row * Integer.BYTES, days);
    }

    @Override
    public void setBillionths(int column, long value) {
        setWide(column, value, value >> (Long.SIZE - 1));
    }

    @Override
    public void setBillionths(int column, BigInteger value) {
        setWide(column, value.longValue(), value.shiftRight(Long.SIZE).longValue());
    }

    private void setWide(int column, long low, long high) {
        EightBytes.put(values[column], row * 2 * Long.BYTES, low);
        EightBytes.put(values[column], row * 2 * Long.BYTES + Long.BYTES, high);
    }

    @Override
    public void setText(int column, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        setUtf8(column, utf8, 0, utf8.length);
    }

    @Override
    public void setUtf8(int column, byte[] utf8, int from, int end) {
        int length = end - from;
        if (length > INLINE) {
            setWide(column, length | (EightBytes.at(utf8, from) << Integer.SIZE), slab.put(utf8, from, length));
        } else if (from + INLINE <= utf8.length) {
            setShort(column, utf8, from, length);
        } else {
            System.arraycopy(utf8, from, shortText, 0, length);
            setShort(column, shortText, 0, length);
        }
    }

    /** Writes a text of at most 12 bytes, and zeros behind it; the array has 12 bytes from its begin on. */
    private void setShort(int column, byte[] utf8, int from, int length) {
        long begin = EightBytes.first(EightBytes.at(utf8, from), Math.min(length, Integer.BYTES));
        long rest = EightBytes.first(EightBytes.at(utf8, from + Integer.BYTES), Math.max(0, length - Integer.BYTES));
        setWide(column, length | (begin << Integer.SIZE), rest);
    }
}
