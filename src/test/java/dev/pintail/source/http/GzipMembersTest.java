package dev.pintail.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
    @Test
    void membersFollowEachOtherWithZerosBetweenAndBehind() throws IOException {
        assertThat(plain(joined(gzip("one "), gzip(""), new byte[3], gzip("two"), new byte[5])))
                .isEqualTo("one two");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 16_383, 16_384, 16_385, 100_000})
    void whereTheBufferEndsDoesNotMatter(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        byte[] twice = joined(gzip(noise), gzip(noise));

        assertThat(new GzipMembers(new ByteArrayInputStream(twice)).readAllBytes())
                .isEqualTo(joined(noise, noise));
        assertThat(new GzipMembers(oneByOne(twice)).readAllBytes()).isEqualTo(joined(noise, noise));
    }

    @Test
    void garbageBehindAMemberIsNoQuietEnd() {
        assertThatThrownBy(() -> plain(joined(gzip("one"), "garbage".getBytes(UTF_8))))
                .isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> plain(joined(gzip("one"), new byte[] {0x1f}))).isInstanceOf(EOFException.class);
    }

    @Test
    void whatIsCutShortOrChangedFails() throws IOException {
        byte[] whole = gzip("some text that is long enough to be cut anywhere");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> plain(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
        }
        for (int i = 10; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] = (byte) (changed[i] ^ 0x10);
            assertThatThrownBy(() -> plain(changed)).as("byte %d", i).isInstanceOf(IOException.class);
        }
    }

    @Test
    void optionalPartsOfTheHeaderAreSkipped() throws IOException {
        byte[] bare = gzip("text");
        byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};

        assertThat(plain(joined(head, Arrays.copyOfRange(bare, 10, bare.length))))
                .isEqualTo("text");
    }

    private static String plain(byte[] bytes) throws IOException {
        try (InputStream members = new GzipMembers(new ByteArrayInputStream(bytes))) {
            return new String(members.readAllBytes(), UTF_8);
        }
    }

    private static InputStream oneByOne(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
