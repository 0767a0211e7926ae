package dev.pintail.source.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Text encodings by the names that Python gives them. Bytes that do not fit are an error, as in Python. */
final class Encodings {
    private static final int BUFFER = 16 * 1024;

    private Encodings() {}

    /** The text of a stream. */
    static Reader reader(InputStream in, String encoding) throws IOException {
        String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
        boolean signature = name.equals("utf-8-sig");
        InputStream plain = signature ? withoutMark(in) : in;
        return new InputStreamReader(
                plain,
                charset(signature ? "utf-8" : name)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The stream in UTF-8. */
    static InputStream utf8(InputStream in, String encoding) throws IOException {
        Charset charset = charset(encoding.toLowerCase(Locale.ROOT).replace('_', '-'));
        return charset.equals(UTF_8) ? in : new Utf8Stream(reader(in, encoding));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.equals("latin-1") ? "iso-8859-1" : name.equals("utf-8-sig") ? "utf-8" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "The decoder's encoding %s is unknown".formatted(name),
                    "Give the decoder in the manifest an encoding such as utf-8.");
        }
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(3);
        boolean marked = buffered.read() == 0xef && buffered.read() == 0xbb && buffered.read() == 0xbf;
        if (!marked) {
            buffered.reset();
        }
        return buffered;
    }

    /** A text as UTF-8 bytes, a piece at a time. */
    private static final class Utf8Stream extends InputStream {
        private final Reader reader;
        private final char[] chars = new char[BUFFER];
        private byte[] bytes = new byte[0];
        private int position;

        Utf8Stream(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, buffer, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (position < bytes.length) {
                return true;
            }
            int count = reader.read(chars, 0, chars.length - 1);
            if (count < 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[count - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    chars[count++] = (char) low;
                }
            }
            bytes = new String(chars, 0, count).getBytes(UTF_8);
            position = 0;
            return true;
        }
    }
}
