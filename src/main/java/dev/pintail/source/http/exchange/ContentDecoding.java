package dev.pintail.source.http.exchange;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Gzip;
import dev.pintail.source.http.Response;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Undoes an answer's Content-Encoding.
 *
 * <p>The reference does so only for bodies that it reads at once; ours does always, so that a CSV sent with gzip is a CSV. A body
 * that says gzip but is not is taken as it is.
 */
final class ContentDecoding {
    /** What is asked for: exactly what can be undone. */
    static final String ACCEPTED = "gzip, deflate";

    private ContentDecoding() {}

    /** The answer with its plain body; encodings that nobody asked for are left on it. */
    static Response decode(Response response) {
        List<String> encodings = Arrays.stream(response.header("Content-Encoding")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .split(","))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        if (encodings.isEmpty()) {
            return response;
        }
        InputStream body = response.body().stream();
        for (String encoding : encodings.reversed()) {
            body = switch (encoding) {
                case "gzip", "x-gzip" -> new Lazy(body, Gzip::open);
                case "deflate" -> new Lazy(body, ContentDecoding::inflate);
                default -> body;
            };
        }
        return new Response(response.request(), response.status(), response.headers(), Body.streamed(body));
    }

    /** Servers send both: with zlib's header, as the standard says, and without. */
    private static InputStream inflate(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first < 0) {
            return buffered;
        }
        boolean zlib = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
        return new InflaterInputStream(buffered, new Inflater(!zlib), 16 * 1024);
    }

    /** Opens the decoder when the first byte is wanted: its constructor would read from the connection. */
    private static final class Lazy extends FilterInputStream {
        private final Opening opening;
        private boolean open;

        Lazy(InputStream in, Opening opening) {
            super(in);
            this.opening = opening;
        }

        @Override
        public int read() throws IOException {
            open();
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            open();
            return in.read(buffer, offset, length);
        }

        private void open() throws IOException {
            if (!open) {
                open = true;
                in = opening.open(in);
            }
        }
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open(InputStream in) throws IOException;
    }
}
