package dev.pintail.source.http.transport;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose connection goes back to the pool at its end, and is given up when it is closed before. */
final class AnswerBody extends FilterInputStream {
    private final Closeable answer;

    AnswerBody(InputStream body, Closeable answer) {
        super(body);
        this.answer = answer;
    }

    @Override
    public void close() throws IOException {
        answer.close();
    }
}
