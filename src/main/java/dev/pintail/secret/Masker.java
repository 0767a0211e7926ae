package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes known secrets out of texts that leave the process.
 *
 * <p>A secret is found as it is and URL-encoded, JSON-escaped and base64-encoded at all three alignments, the longest form
 * first. Secrets shorter than {@value #SHORTEST} characters are left alone: masking every "1" tells more than it hides.
 * Thread-safe; secrets may be added at any time.
 */
public final class Masker {
    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private static final int SHORTEST = 4;

    private final Collection<String> forms = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(c -> c));

    /** Masks this secret from now on. */
    public void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, UTF_8));
        forms.add(URLEncoder.encode(secret, UTF_8).replace("+", "%20"));
        String json = JsonWriter.PYTHON.write(secret);
        forms.add(json.substring(1, json.length() - 1));
        forms.addAll(base64Forms(secret.getBytes(UTF_8)));
    }

    /** The text without the secrets. */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }

    /** What the secret looks like inside a longer base64 text, whichever of the three alignments it falls on. */
    private static List<String> base64Forms(byte[] secret) {
        return List.of(base64At(secret, 0), base64At(secret, 1), base64At(secret, 2)).stream()
                .filter(form -> form.length() >= SHORTEST)
                .toList();
    }

    private static String base64At(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        int whole = shifted.length - shifted.length % 3;
        String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole));
        // The first characters also carry bits of what stands before the secret.
        int skip = offset == 0 ? 0 : offset == 1 ? 2 : 3;
        return encoded.length() > skip ? encoded.substring(skip) : "";
    }
}
