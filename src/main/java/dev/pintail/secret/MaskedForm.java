package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A way in which a secret may be written.
 *
 * @param text what is looked for
 * @param before how many characters of base64 before it carry bits of the secret, too
 * @param after as {@code before}, behind it
 */
record MaskedForm(String text, int before, int after) implements Comparable<MaskedForm> {
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

    /** The forms of a secret that have at least this many characters. */
    static Set<MaskedForm> of(String secret, int shortest) {
        Set<MaskedForm> forms = new LinkedHashSet<>();
        String url = URLEncoder.encode(secret, UTF_8);
        for (String form : new String[] {
            secret, url, url.replace("+", "%20"), unquoted(JsonWriter.PYTHON, secret), unquoted(JsonWriter.COMPACT, secret)
        }) {
            forms.add(new MaskedForm(form, 0, 0));
            forms.add(new MaskedForm(
                    PERCENT.matcher(form).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT)), 0, 0));
            forms.add(new MaskedForm(form.replace("/", "\\/"), 0, 0));
        }
        byte[] bytes = secret.getBytes(UTF_8);
        for (int alignment = 0; alignment < 3; alignment++) {
            forms.add(base64(Base64.getEncoder(), bytes, alignment));
            forms.add(base64(Base64.getUrlEncoder(), bytes, alignment));
        }
        forms.removeIf(form -> form.text.length() < shortest);
        return forms;
    }

    /** The longest first: a secret may be a part of another. */
    @Override
    public int compareTo(MaskedForm other) {
        int byLength = Integer.compare(other.text.length(), text.length());
        return byLength != 0 ? byLength : text.compareTo(other.text);
    }

    /** The text with the mask wherever this form stands. */
    String mask(String masked, String mask) {
        int at = masked.indexOf(text);
        if (at < 0) {
            return masked;
        }
        StringBuilder out = new StringBuilder(masked.length());
        int copied = 0;
        for (; at >= 0; at = masked.indexOf(text, copied)) {
            int start = at;
            while (start > Math.max(copied, at - before) && BASE64.indexOf(masked.charAt(start - 1)) >= 0) {
                start--;
            }
            out.append(masked, copied, start).append(mask);
            int end = at + text.length();
            copied = end;
            while (copied < Math.min(masked.length(), end + after) && BASE64.indexOf(masked.charAt(copied)) >= 0) {
                copied++;
            }
        }
        return out.append(masked, copied, masked.length()).toString();
    }

    private static String unquoted(JsonWriter style, String secret) {
        String json = style.write(secret);
        return json.substring(1, json.length() - 1);
    }

    /** What the secret looks like inside a longer base64 text: whole groups, as the first and the last share bits with others. */
    private static MaskedForm base64(Base64.Encoder encoder, byte[] secret, int alignment) {
        byte[] shifted = new byte[alignment + secret.length];
        System.arraycopy(secret, 0, shifted, alignment, secret.length);
        int rest = shifted.length % 3;
        String encoded = encoder.encodeToString(Arrays.copyOf(shifted, shifted.length - rest));
        int skip = alignment == 0 ? 0 : alignment + 1;
        return new MaskedForm(
                encoded.length() > skip ? encoded.substring(skip) : "", alignment == 0 ? 0 : 4 - alignment, rest == 0 ? 0 : rest + 1);
    }
}
