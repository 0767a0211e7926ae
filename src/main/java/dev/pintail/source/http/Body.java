package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonScanner;
import dev.pintail.json.JsonSyntaxException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A response's bytes: in memory as a whole, or a stream that can be read once.
 *
 * <p>Belongs to one thread.
 */
public final class Body implements AutoCloseable {
    private static final long UNKNOWN = -1;

    private final InputStream stream;
    private final long announced;
    private byte[] bytes;
    private Object json;
    private JsonSyntaxException noJson;

    private Body(InputStream stream, long announced, byte[] bytes) {
        this.stream = stream;
        this.announced = announced;
        this.bytes = bytes;
    }

    /** Bytes that come while they are read. */
    public static Body streamed(InputStream stream) {
        return streamed(stream, UNKNOWN);
    }

    /**
     * As the other one.
     *
     * @param announced how many bytes there will be, so that the memory for them is asked for once; negative if nobody knows
     */
    public static Body streamed(InputStream stream, long announced) {
        return new Body(requireNonNull(stream, "stream is null"), announced, null);
    }

    /** Bytes that are there; the array must not change any more. */
    public static Body of(byte[] bytes) {
        return new Body(InputStream.nullInputStream(), UNKNOWN, requireNonNull(bytes, "bytes is null"));
    }

    /** Whether the body is in memory, and so can be read again and again. */
    public boolean inMemory() {
        return bytes != null;
    }

    /** The bytes if they are in memory; not a copy. */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes);
    }

    /** The bytes, from the first one on; more than once only if the body is in memory. */
    public InputStream stream() {
        return bytes == null ? stream : new ByteArrayInputStream(bytes);
    }

    /** How many bytes {@link #stream} will give, negative if nobody knows. */
    public long announced() {
        return announced;
    }

    /**
     * This body, in memory if it has at most {@code limit} bytes; a longer one stays a stream, nothing of it being lost. This
     * object must not be used any more.
     */
    public Body buffered(int limit) throws IOException {
        if (bytes != null) {
            return this;
        }
        byte[] head = announced >= 0 && announced <= limit ? readAnnounced() : stream.readNBytes(limit);
        // At its end the connection goes back to the pool, so it has to be seen.
        int next = head.length == limit || head.length == announced ? stream.read() : -1;
        if (next < 0) {
            stream.close();
            return of(head);
        }
        byte[] start = Arrays.copyOf(head, head.length + 1);
        start[head.length] = (byte) next;
        return streamed(new SequenceInputStream(new ByteArrayInputStream(start), stream));
    }

    private byte[] readAnnounced() throws IOException {
        byte[] all = new byte[(int) announced];
        int count = stream.readNBytes(all, 0, all.length);
        return count == all.length ? all : Arrays.copyOf(all, count);
    }

    /** All bytes, taken into memory if they are not there yet. */
    public byte[] readAll() throws IOException {
        if (bytes == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.transferTo(out);
            stream.close();
            bytes = out.toByteArray();
        }
        return bytes;
    }

    /** The body as JSON in UTF-8, parsed once; see {@link Response#json()}. */
    Object json() throws IOException {
        byte[] all = readAll();
        if (noJson != null) {
            throw noJson;
        }
        if (json == null) { // the text "null" is parsed again, which costs nothing
            try {
                json = JsonScanner.read(all);
            } catch (JsonSyntaxException e) {
                noJson = e;
                throw e;
            }
        }
        return json;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // Nobody reads on, and the transport drops a connection that it cannot close properly.
        }
    }
}
