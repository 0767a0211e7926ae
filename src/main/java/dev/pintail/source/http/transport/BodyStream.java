package dev.pintail.source.http.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of one answer: ends where its framing says, and tells the connection how it ended.
 *
 * <p>A connection that ends too early is an error, never the end of the body.
 */
final class BodyStream extends InputStream {
    private static final long UNTIL_CLOSE = -1;

    private final HttpInput in;
    private final boolean chunked;
    private final Ending ending;
    private long remaining;
    private boolean ended;

    private BodyStream(HttpInput in, boolean chunked, long remaining, Ending ending) {
        this.in = in;
        this.chunked = chunked;
        this.remaining = remaining;
        this.ending = ending;
    }

    static BodyStream chunked(HttpInput in, Ending ending) {
        return new BodyStream(in, true, 0, ending);
    }

    static BodyStream ofLength(HttpInput in, long length, Ending ending) {
        return new BodyStream(in, false, length, ending);
    }

    static BodyStream untilClose(HttpInput in, Ending ending) {
        return new BodyStream(in, false, UNTIL_CLOSE, ending);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return readFramed(buffer, offset, length);
        } catch (IOException e) {
            end(false);
            throw e;
        }
    }

    private int readFramed(byte[] buffer, int offset, int length) throws IOException {
        if (chunked && remaining == 0) {
            remaining = in.chunkSize();
            if (remaining == 0) {
                in.fields(); // trailers
                end(true);
                return -1;
            }
        }
        if (remaining == 0) {
            end(true);
            return -1;
        }
        int wanted = remaining == UNTIL_CLOSE ? length : (int) Math.min(length, remaining);
        int count = in.read(buffer, offset, wanted);
        if (count < 0) {
            if (remaining == UNTIL_CLOSE) {
                end(false);
                return -1;
            }
            throw new EOFException("the connection ended in the middle of the body");
        }
        if (remaining != UNTIL_CLOSE) {
            remaining -= count;
            if (remaining == 0 && chunked) {
                in.chunkEnd();
            } else if (remaining == 0) {
                end(true);
            }
        }
        return count;
    }

    @Override
    public void close() {
        end(false);
    }

    private void end(boolean complete) {
        if (!ended) {
            ended = true;
            ending.ended(complete);
        }
    }

    /** Learns that nothing more will be read. */
    @FunctionalInterface
    interface Ending {
        /** @param complete whether the body was read up to its framed end, so that another answer may follow */
        void ended(boolean complete);
    }
}
