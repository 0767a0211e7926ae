package dev.pintail.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of JSON values, in hex: two that are equal came from the same values. */
final class Digest {
    private Digest() {}

    static String of(List<Object> values) {
        try {
            byte[] text = JsonWriter.COMPACT.write(values).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
