package dev.pintail.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void shortBodyIsTakenIntoMemoryAndReadAgainAndAgain() throws IOException {
        Body body = streamed("hello").buffered(5);

        assertThat(body.inMemory()).isTrue();
        assertThat(body.stream()).hasContent("hello");
        assertThat(body.stream()).hasContent("hello");
    }

    @Test
    void longBodyStaysAStreamAndLosesNothing() throws IOException {
        Body body = streamed("hello").buffered(4);

        assertThat(body.inMemory()).isFalse();
        assertThat(body.stream()).hasContent("hello");
    }

    @Test
    void bodyOfAnAnnouncedLengthIsReadToItsEnd() throws IOException {
        AtomicBoolean endSeen = new AtomicBoolean();
        InputStream stream = new FilterInputStream(new ByteArrayInputStream("hello".getBytes(UTF_8))) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                endSeen.set(next < 0);
                return next;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                endSeen.set(read < 0);
                return read;
            }
        };

        Body body = Body.streamed(stream, 5).buffered(9);

        assertThat(body.readAll()).asString(UTF_8).isEqualTo("hello");
        assertThat(endSeen).isTrue();
    }

    @Test
    void announcedLengthThatIsWrongLosesNothing() throws IOException {
        for (long announced : new long[] {0, 4, 6, 9, 10}) {
            Body body = Body.streamed(new ByteArrayInputStream("hello".getBytes(UTF_8)), announced)
                    .buffered(9);

            assertThat(body.readAll()).asString(UTF_8).isEqualTo("hello");
        }
    }

    @Test
    void streamedBodyCanBeTakenIntoMemoryLater() throws IOException {
        Body body = streamed("hello").buffered(2);

        assertThat(body.readAll()).asString(UTF_8).isEqualTo("hello");
        assertThat(body.stream()).hasContent("hello");
    }

    @Test
    void membersOfAGzipStreamAreReadToTheLastEvenIfTheyComeOneByOne() throws IOException {
        byte[] first = gzip("one ");
        byte[] second = gzip("two");
        InputStream slow = new InputStream() {
            private int position;

            @Override
            public int read() {
                int at = position++;
                return at < first.length
                        ? first[at] & 0xff
                        : at < first.length + second.length ? second[at - first.length] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int c = read();
                if (c < 0) {
                    return -1;
                }
                buffer[offset] = (byte) c;
                return 1;
            }
        };

        assertThat(Gzip.open(slow)).hasContent("one two");
    }

    @Test
    void whatIsNotGzipPassesThrough() throws IOException {
        assertThat(Gzip.open(new ByteArrayInputStream("plain".getBytes(UTF_8)))).hasContent("plain");
        assertThat(Gzip.open(InputStream.nullInputStream())).isEmpty();
    }

    private static Body streamed(String text) {
        return Body.streamed(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
