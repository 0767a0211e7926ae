package dev.pintail.template.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.StringJoiner;

/** {@code urllib.parse.quote} and its relatives. */
public final class UrlQuoting {
    private static final String HEX = "0123456789ABCDEF";

    private UrlQuoting() {}

    /**
     * {@code quote(text, safe)}: percent-encodes the UTF-8 bytes of everything but letters, digits, {@code _.-~} and the safe
     * characters.
     *
     * @throws PythonError.ValueError if the text has half a surrogate pair
     */
    public static String quote(String text, String safe) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        ByteBuffer bytes = utf8(text);
        while (bytes.hasRemaining()) {
            int b = bytes.get() & 0xff;
            if (isSafe(b, safe)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    /** {@code quote_plus(text)}: as {@link #quote}, and a blank becomes {@code +}. */
    public static String quotePlus(String text, String safe) {
        return text.indexOf(' ') < 0
                ? quote(text, safe)
                : quote(text, safe + " ").replace(' ', '+');
    }

    /** {@code urlencode(pairs)}: {@code a=1&b=2}, names and values printed and quoted with {@code +} for blanks. */
    public static String urlencode(Iterable<? extends Map.Entry<?, ?>> pairs) {
        StringJoiner query = new StringJoiner("&");
        for (Map.Entry<?, ?> pair : pairs) {
            query.add(quotePlus(Str.of(pair.getKey()), "") + "=" + quotePlus(Str.of(pair.getValue()), ""));
        }
        return query.toString();
    }

    private static boolean isSafe(int b, String safe) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || (b < 0x80 && ("_.-~".indexOf(b) >= 0 || safe.indexOf(b) >= 0));
    }

    private static ByteBuffer utf8(String text) {
        try {
            return UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new PythonError.ValueError("'utf-8' codec can't encode characters: surrogates not allowed");
        }
    }
}
