package dev.pintail.warehouse;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.duckdb.DuckDBWritableVector;

/**
 * The memory behind the driver's vectors, which it keeps to itself: its setters take objects and check every value, at
 * twice the cost of all the rest. The only reflection in this program; the two fields are named in
 * {@code reachability-metadata.json}, and {@code VectorMemoryTest} fails when a driver no longer has them.
 */
record VectorMemory(Field data, Field validity) {

    /** Empty when this driver has other fields; then {@link SetterRows} does the work. */
    static Optional<VectorMemory> find() {
        try {
            Field data = DuckDBWritableVector.class.getDeclaredField("data");
            Field validity = DuckDBWritableVector.class.getDeclaredField("validity");
            data.setAccessible(true);
            validity.setAccessible(true);
            return data.getType() == ByteBuffer.class && validity.getType() == ByteBuffer.class
                    ? Optional.of(new VectorMemory(data, validity))
                    : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The values, in the machine's byte order. */
    ByteBuffer dataOf(DuckDBWritableVector vector) {
        return read(data, vector);
    }

    /** One bit a row, set when the row is not NULL; none is set at first. */
    ByteBuffer validityOf(DuckDBWritableVector vector) {
        return read(validity, vector);
    }

    private static ByteBuffer read(Field field, DuckDBWritableVector vector) {
        try {
            return (ByteBuffer) field.get(vector);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
