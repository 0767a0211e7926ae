package dev.pintail.source.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens gzip streams of any number of members. */
public final class Gzip {
    private static final int BUFFER = 16 * 1024;

    private Gzip() {}

    /** The stream's plain bytes; a stream that does not begin like gzip is passed through. */
    public static InputStream open(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GzipMembers(buffered) : buffered;
    }
}
