package dev.pintail.template.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.value.BoundMethod.Method;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes: what text becomes by {@code encode()} and comes back from by {@code decode()}. */
public final class BytesMethods {
    private static final Signature DECODE =
            Signature.takes().or("encoding", "utf-8").or("errors", "strict");
    private static final Signature HEX = Signature.takes().byPlace();

    private BytesMethods() {}

    static Method find(String name) {
        return switch (name) {
            case "decode" ->
                (evaluation, target, arguments) -> {
                    Object[] a = DECODE.bind(name, arguments);
                    return decode(((PyBytes) target).toByteArray(), charset(a[0]), a[1]);
                };
            case "hex" ->
                (evaluation, target, arguments) -> {
                    HEX.bind(name, arguments);
                    return HexFormat.of().formatHex(((PyBytes) target).toByteArray());
                };
            default -> null;
        };
    }

    static PyBytes encode(String text, Object encoding, Object errors) {
        try {
            ByteBuffer bytes = charset(encoding)
                    .newEncoder()
                    .onUnmappableCharacter(action(errors))
                    .onMalformedInput(action(errors))
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return PyBytes.of(exact);
        } catch (CharacterCodingException e) {
            throw new TemplateException.Raised(
                    "UnicodeEncodeError", "'" + StringMethods.text(encoding) + "' codec can't encode a character", e);
        }
    }

    /** The UTF-8 text of bytes. */
    public static String decode(byte[] bytes) {
        return decode(bytes, UTF_8, "strict");
    }

    private static String decode(byte[] bytes, Charset charset, Object errors) {
        try {
            return charset.newDecoder()
                    .onUnmappableCharacter(action(errors))
                    .onMalformedInput(action(errors))
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TemplateException.Raised("UnicodeDecodeError", "codec can't decode a byte", e);
        }
    }

    private static CodingErrorAction action(Object errors) {
        return switch (StringMethods.text(errors)) {
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default -> CodingErrorAction.REPORT;
        };
    }

    private static Charset charset(Object encoding) {
        String name = StringMethods.text(encoding).toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (name) {
            case "utf-8", "utf8" -> UTF_8;
            case "ascii", "us-ascii" -> US_ASCII;
            case "latin-1", "latin1", "iso-8859-1" -> ISO_8859_1;
            default -> throw new TemplateException.Raised("LookupError", "unknown encoding: " + name);
        };
    }

    static PyBytes concat(PyBytes left, PyBytes right, Budget budget) {
        budget.text((long) left.size() + right.size());
        byte[] a = left.toByteArray();
        byte[] b = right.toByteArray();
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return PyBytes.of(all);
    }

    static PyBytes repeat(PyBytes bytes, long count, Budget budget) {
        byte[] once = bytes.toByteArray();
        budget.text(Math.multiplyHigh(once.length, count) == 0 ? once.length * count : Long.MAX_VALUE / 2);
        byte[] all = new byte[(int) (once.length * count)];
        for (int i = 0; i < count && once.length > 0; i++) {
            System.arraycopy(once, 0, all, i * once.length, once.length);
        }
        return PyBytes.of(all);
    }

    static PyBytes slice(PyBytes bytes, SliceRange range) {
        byte[] part = new byte[range.size()];
        int i = 0;
        for (int index : range) {
            part[i++] = (byte) bytes.get(index);
        }
        return PyBytes.of(part);
    }
}
