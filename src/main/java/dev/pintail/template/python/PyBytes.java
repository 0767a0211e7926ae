package dev.pintail.template.python;

import java.util.Arrays;

/** A Python {@code bytes} value; immutable. */
public final class PyBytes {
    private final byte[] bytes;

    private PyBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PyBytes of(byte[] bytes) {
        return new PyBytes(bytes.clone());
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** The byte at an index, 0 to 255. */
    public int get(int index) {
        return bytes[index] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Repr.of(this);
    }
}
