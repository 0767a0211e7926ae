package dev.pintail.source.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The plain bytes of gzip members one after the other (RFC 1952), with zeros between or behind them.
 *
 * <p>The JDK's stream ends quietly where the next member's header is damaged, and everything behind it is lost; this one fails, as
 * Python's does. Not thread-safe.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 16 * 1024;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    /** Modification time, flags of the compression, operating system. */
    private static final int UNUSED = 6;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private boolean ended;

    /** @throws IOException if the stream does not begin with a member */
    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        header(required());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflated(target, offset, length);
            if (count > 0) {
                check.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                next = end - inflater.getRemaining();
                trailer();
                nextMember();
            } else if (inflater.needsInput()) {
                next = end; // the inflater has had it all
                if (left() == 0) {
                    throw new EOFException("the compressed data ends too early");
                }
                inflater.setInput(buffer, next, end - next);
            } else {
                throw new ZipException("the compressed data needs a dictionary");
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflated(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException("the compressed data is damaged: " + e.getMessage());
        }
    }

    private void nextMember() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            ended = true;
            return;
        }
        inflater.reset();
        check.reset();
        header(first);
    }

    private void header(int first) throws IOException {
        if ((first | required() << 8) != MAGIC) {
            throw new ZipException("what follows is not compressed with gzip");
        }
        if (required() != DEFLATED) {
            throw new ZipException("an unknown method of compression");
        }
        int flags = required();
        skip(UNUSED);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
        inflater.setInput(buffer, next, end - next);
    }

    private void trailer() throws IOException {
        if (number() != check.getValue()) {
            throw new ZipException("the check sum of the compressed data is wrong");
        }
        if (number() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new ZipException("the length of the compressed data is wrong");
        }
    }

    private long number() throws IOException {
        return required() | required() << 8 | required() << 16 | (long) required() << 24;
    }

    private void skipText() throws IOException {
        int c = required();
        while (c != 0) {
            c = required();
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private int required() throws IOException {
        int c = next();
        if (c < 0) {
            throw new EOFException("the compressed data ends too early");
        }
        return c;
    }

    private int next() throws IOException {
        return left() == 0 ? -1 : buffer[next++] & 0xFF;
    }

    /** How many bytes are in the buffer, which is filled when it is empty; 0 at the end. */
    private int left() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return end - next;
    }
}
