package dev.pintail.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as a table of bytes in which every distinct one stands once, after those inside it.
 *
 * <p>Manifests repeat themselves: of the half a million values of a large one a few thousand differ. What is equal is one object
 * after reading, so it must not be changed.
 *
 * <p>The form: {@code PTV1}, the number of values, the values. A value is a kind, and then a zigzag number, eight bytes, a text
 * with its length, or the places of the values inside; numbers have seven bits a byte, the lowest first.
 */
final class ValueTable {
    private static final byte[] MAGIC = {'P', 'T', 'V', '1'};

    private enum Kind {
        NULL,
        TRUE,
        FALSE,
        WHOLE,
        FLOATING,
        TEXT,
        LIST,
        MAPPING,
        BIG_WHOLE,
        DATE,
        DATE_TIME,
        OFFSET_DATE_TIME
    }

    private static final Kind[] KINDS = Kind.values();

    private ValueTable() {}

    /** @throws IllegalArgumentException for a value of another kind */
    static byte[] write(Object value) {
        Writer writer = new Writer();
        writer.place(value);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(MAGIC);
        number(writer.places.size(), whole);
        whole.writeBytes(writer.out.toByteArray());
        return whole.toByteArray();
    }

    /** @throws RuntimeException if these are not the bytes that {@link #write} made */
    static Object read(byte[] bytes) {
        return new Reader(bytes).read();
    }

    private static void number(long number, ByteArrayOutputStream out) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Writer {
        private final Map<Object, Integer> places = new HashMap<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        /** A container's identity: its kind and the places of what is in it, in order. */
        private record Parts(Kind kind, List<Integer> places) {}

        int place(Object value) {
            Object key = switch (value) {
                case null -> Kind.NULL;
                case List<?> list ->
                    new Parts(Kind.LIST, list.stream().map(this::place).toList());
                case Map<?, ?> mapping -> {
                    List<Integer> parts = new ArrayList<>(2 * mapping.size());
                    mapping.forEach((name, inner) -> {
                        parts.add(place(name));
                        parts.add(place(inner));
                    });
                    yield new Parts(Kind.MAPPING, parts);
                }
                default -> value;
            };
            Integer known = places.get(key);
            if (known != null) {
                return known;
            }
            append(key);
            places.put(key, places.size());
            return places.size() - 1;
        }

        private void append(Object key) {
            switch (key) {
                case Kind kind -> kind(kind);
                case Boolean flag -> kind(flag ? Kind.TRUE : Kind.FALSE);
                case Long whole -> {
                    kind(Kind.WHOLE);
                    number(whole << 1 ^ whole >> 63, out);
                }
                case Double floating -> {
                    kind(Kind.FLOATING);
                    long bits = Double.doubleToRawLongBits(floating);
                    for (int shift = 56; shift >= 0; shift -= 8) {
                        out.write((int) (bits >> shift));
                    }
                }
                case String text -> text(Kind.TEXT, text);
                case BigInteger whole -> text(Kind.BIG_WHOLE, whole.toString());
                case LocalDate date -> text(Kind.DATE, date.toString());
                case LocalDateTime time -> text(Kind.DATE_TIME, time.toString());
                case OffsetDateTime time -> text(Kind.OFFSET_DATE_TIME, time.toString());
                case Parts parts -> {
                    kind(parts.kind());
                    number(parts.places().size(), out);
                    parts.places().forEach(place -> number(place, out));
                }
                default -> throw new IllegalArgumentException("no compact form of " + key.getClass());
            }
        }

        private void kind(Kind kind) {
            out.write(kind.ordinal());
        }

        private void text(Kind kind, String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            kind(kind);
            number(utf8.length, out);
            out.writeBytes(utf8);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at = MAGIC.length;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        Object read() {
            for (int i = 0; i < MAGIC.length; i++) {
                if (bytes[i] != MAGIC[i]) {
                    throw new IllegalArgumentException("not the bytes of a value table");
                }
            }
            int count = Math.toIntExact(number());
            if (count > bytes.length) {
                throw new IllegalArgumentException("more values than bytes");
            }
            Object[] values = new Object[count];
            for (int i = 0; i < count; i++) {
                values[i] = value(values);
            }
            if (at != bytes.length) {
                throw new IllegalArgumentException("bytes are left over");
            }
            return values[count - 1];
        }

        private Object value(Object[] values) {
            return switch (KINDS[bytes[at++]]) {
                case NULL -> null;
                case TRUE -> true;
                case FALSE -> false;
                case WHOLE -> {
                    long zigzag = number();
                    yield zigzag >>> 1 ^ -(zigzag & 1);
                }
                case FLOATING -> floating();
                case TEXT -> text();
                case LIST -> list(values);
                case MAPPING -> mapping(values);
                case BIG_WHOLE -> new BigInteger(text());
                case DATE -> LocalDate.parse(text());
                case DATE_TIME -> LocalDateTime.parse(text());
                case OFFSET_DATE_TIME -> OffsetDateTime.parse(text());
            };
        }

        private List<Object> list(Object[] values) {
            int size = size();
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(values[(int) number()]);
            }
            return Collections.unmodifiableList(list);
        }

        private Map<String, Object> mapping(Object[] values) {
            int size = size() / 2;
            Map<String, Object> mapping = LinkedHashMap.newLinkedHashMap(size);
            for (int i = 0; i < size; i++) {
                mapping.put((String) values[(int) number()], values[(int) number()]);
            }
            return Collections.unmodifiableMap(mapping);
        }

        private int size() {
            long size = number();
            if (size < 0 || size > bytes.length) {
                throw new IllegalArgumentException("more parts than bytes");
            }
            return (int) size;
        }

        private String text() {
            int length = size();
            String text = new String(bytes, at, length, UTF_8);
            at += length;
            return text;
        }

        private double floating() {
            long bits = 0;
            for (int i = 0; i < 8; i++) {
                bits = bits << 8 | bytes[at++] & 0xFF;
            }
            return Double.longBitsToDouble(bits);
        }

        private long number() {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = bytes[at++];
                number |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("a number has no end");
        }
    }
}
