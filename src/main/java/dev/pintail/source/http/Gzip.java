package dev.pintail.source.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens gzip streams of any number of members. */
public final class Gzip {
    private static final int BUFFER = 16 * 1024;

    private Gzip() {}

    /** The stream's plain bytes; a stream that does not begin like gzip is passed through. */
    public static InputStream open(InputStream in) throws IOException {
        BufferedInputStream buffered = new Awaiting(in);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /**
     * Waits for the next byte when asked whether there is one: GZIPInputStream takes "nothing there yet" between two members
     * for the end and would lose the second (JDK-7036144).
     */
    private static final class Awaiting extends BufferedInputStream {
        Awaiting(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            boolean ended = read() < 0;
            reset();
            return ended ? 0 : Math.max(1, super.available());
        }
    }
}
