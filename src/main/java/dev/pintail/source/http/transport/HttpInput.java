package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pintail.source.http.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of HTTP/1.1 answers from a connection: lines, header fields, framed bodies. Limits everything a server could send without end. */
final class HttpInput {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_FIELDS = 1000;

    private final InputStream in;

    HttpInput(InputStream in) {
        this.in = new BufferedInputStream(in, 16 * 1024);
    }

    /** The first line of an answer, or null if the connection ended instead. */
    String firstLine() throws IOException {
        return line(true);
    }

    List<Header> fields() throws IOException {
        List<Header> fields = new ArrayList<>();
        for (String line = line(false); !line.isEmpty(); line = line(false)) {
            if (fields.size() == MAX_FIELDS) {
                throw new IOException("the answer has more than %d header fields".formatted(MAX_FIELDS));
            }
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                if (!fields.isEmpty()) {
                    Header folded = fields.removeLast();
                    fields.add(new Header(folded.name(), folded.value() + " " + line.strip()));
                }
            } else if (colon > 0) {
                fields.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
            }
        }
        return fields;
    }

    int read() throws IOException {
        return in.read();
    }

    int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    /** The size that begins a chunk. */
    long chunkSize() throws IOException {
        String line = line(false);
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("the answer's body is not chunked as it says");
        }
        return Long.parseLong(digits, 16);
    }

    /** The line end behind a chunk. */
    void chunkEnd() throws IOException {
        if (!line(false).isEmpty()) {
            throw new IOException("the answer's body is not chunked as it says");
        }
    }

    private String line(boolean mayEnd) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (mayEnd && line.size() == 0) {
                    return null;
                }
                throw new EOFException("the connection ended in the middle of the answer");
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("a header line of the answer is longer than %d bytes".formatted(MAX_LINE));
            }
            line.write(c);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
