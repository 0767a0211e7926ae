package dev.pintail.source.http.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps bodies: the first ones in memory, all others in a temporary file that disappears with the program, so that a cache of
 * any size needs little memory. Thread-safe.
 */
final class BodyStore implements AutoCloseable {
    private final long memoryLimit;
    private long inMemory;
    private FileChannel file;
    private long fileSize;

    /** @param memoryLimit how many bytes may stay in memory */
    BodyStore(long memoryLimit) {
        this.memoryLimit = memoryLimit;
    }

    synchronized Place store(byte[] body) throws IOException {
        if (inMemory + body.length <= memoryLimit) {
            inMemory += body.length;
            return new InMemory(body);
        }
        if (file == null) {
            Path path = Files.createTempFile("pintail-responses", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        InFile place = new InFile(fileSize, body.length);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        while (bytes.hasRemaining()) {
            fileSize += file.write(bytes, fileSize);
        }
        return place;
    }

    byte[] load(Place place) {
        return switch (place) {
            case InMemory memory -> memory.bytes;
            case InFile part -> read(part);
        };
    }

    private byte[] read(InFile place) {
        ByteBuffer bytes = ByteBuffer.allocate(place.length);
        try {
            while (bytes.hasRemaining() && channel().read(bytes, place.offset + bytes.position()) >= 0) {
                // Reads of a file may be short.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    private synchronized FileChannel channel() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Where a body is. */
    sealed interface Place {}

    private record InMemory(byte[] bytes) implements Place {}

    private record InFile(long offset, int length) implements Place {}
}
