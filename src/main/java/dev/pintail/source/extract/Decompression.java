package dev.pintail.source.extract;

import dev.pintail.source.http.Gzip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Finds out by itself whether bytes are compressed. */
final class Decompression {
    private static final int PEEK = 10 * 1024;

    private Decompression() {}

    /** The plain bytes of a stream that is gzip, zlib, or neither. */
    static InputStream detect(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PEEK);
        buffered.mark(PEEK);
        byte[] head = buffered.readNBytes(PEEK);
        buffered.reset();
        return isZlib(head) ? new InflaterInputStream(buffered) : Gzip.open(buffered);
    }

    /** Some texts begin like zlib, so what follows has to be right as well. */
    private static boolean isZlib(byte[] head) {
        if (head.length < 2 || (head[0] & 0x0f) != 8 || ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 != 0) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(head);
            byte[] plain = new byte[PEEK];
            while (inflater.inflate(plain) > 0) {
                // Only whether it works is of interest.
            }
            return true;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
