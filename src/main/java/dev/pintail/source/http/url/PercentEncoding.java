package dev.pintail.source.http.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.template.python.UrlQuoting;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/** Percent escapes: how {@code urllib3} and {@code requests} add, keep and remove them. */
final class PercentEncoding {
    private static final Pattern ESCAPE = Pattern.compile("%[a-fA-F0-9]{2}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~";
    static final String USER_INFO = UNRESERVED + "!$&'()*+,;=:";
    static final String PATH = USER_INFO + "@/";
    static final String QUERY = PATH + "?";

    private PercentEncoding() {}

    /**
     * Encodes what is not allowed in a part of a URL ({@code urllib3}). Existing escapes are kept, in upper case, but only if
     * every percent sign starts one: else all percent signs are encoded.
     */
    static String encode(String part, String allowed) {
        String upper = ESCAPE.matcher(part).replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
        long escapes = ESCAPE.matcher(upper).results().count();
        boolean encoded = escapes == upper.chars().filter(c -> c == '%').count();
        return UrlQuoting.quote(upper, encoded ? allowed + "%" : allowed);
    }

    /**
     * The whole URL once more ({@code requests.utils.requote_uri}): escapes of unreserved characters are undone, everything
     * illegal is encoded.
     */
    static String requote(String url) {
        String decoded = unquoteUnreserved(url);
        return decoded == null
                ? UrlQuoting.quote(url, "!#$&'()*+,/:;=?@[]~")
                : UrlQuoting.quote(decoded, "!#$%&'()*+,/:;=?@[]~");
    }

    /** {@code urllib.parse.unquote}: bytes that are no UTF-8 become the replacement character. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] utf8 = text.getBytes(UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            int high = utf8[i] == '%' && i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(utf8[i + 2], 16);
            if (low < 0) {
                bytes.write(utf8[i]);
            } else {
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toString(UTF_8);
    }

    /** Null if there is a percent sign before two letters or digits that are not hexadecimal. */
    private static String unquoteUnreserved(String url) {
        String[] parts = url.split("%", -1);
        StringBuilder out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (part.length() < 2
                    || !Character.isLetterOrDigit(part.charAt(0))
                    || !Character.isLetterOrDigit(part.charAt(1))) {
                out.append('%').append(part);
                continue;
            }
            int high = Character.digit(part.charAt(0), 16);
            int low = Character.digit(part.charAt(1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            char c = (char) (high * 16 + low);
            if (UNRESERVED.indexOf(c) >= 0) {
                out.append(c).append(part, 2, part.length());
            } else {
                out.append('%').append(part);
            }
        }
        return out.toString();
    }
}
