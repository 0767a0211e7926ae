package dev.pintail.source.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines. */
final class ByteLines {
    private final InputStream in;
    private final boolean carriageReturnEnds;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int filled;

    /** @param carriageReturnEnds whether {@code \r} and {@code \r\n} end a line, too, and not only {@code \n} */
    ByteLines(InputStream in, boolean carriageReturnEnds) {
        this.in = in;
        this.carriageReturnEnds = carriageReturnEnds;
    }

    /** The next line without its end, or null; nothing behind the last line end is no line. */
    byte[] next() throws IOException {
        if (!fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (fill()) {
            int end = position;
            while (end < filled && !isEnd(buffer[end])) {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end;
            if (end < filled) {
                skipEnd();
                break;
            }
        }
        return line.toByteArray();
    }

    private boolean isEnd(byte b) {
        return b == '\n' || (carriageReturnEnds && b == '\r');
    }

    private void skipEnd() throws IOException {
        if (buffer[position++] == '\r' && fill() && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return filled > 0;
    }
}
