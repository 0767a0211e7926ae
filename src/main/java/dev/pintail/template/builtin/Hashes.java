package dev.pintail.template.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** {@code hash} and {@code hmac}, with the names of Python's {@code hashlib}. */
final class Hashes {
    private Hashes() {}

    static Object hash(Evaluation evaluation, Object[] a) {
        String type = TextFilters.text(a[1]);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(TextFilters.soft(a[0], evaluation).getBytes(UTF_8));
        if (Truth.of(a[2])) {
            message.writeBytes(TextFilters.soft(a[2], evaluation).getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest(type, message.toByteArray()));
    }

    private static byte[] digest(String type, byte[] message) {
        return switch (type) {
            case "blake2b" -> Blake2.b(message);
            case "blake2s" -> Blake2.s(message);
            // These are in hashlib, but need arguments that the filter does not pass.
            case "new", "shake_128", "shake_256", "pbkdf2_hmac", "scrypt", "file_digest" ->
                throw new PythonError.TypeError("missing required argument");
            default -> digestOfJava(type, message);
        };
    }

    private static byte[] digestOfJava(String type, byte[] message) {
        String algorithm = switch (type) {
            case "md5" -> "MD5";
            case "sha1" -> "SHA-1";
            case "sha224" -> "SHA-224";
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            case "sha3_224" -> "SHA3-224";
            case "sha3_256" -> "SHA3-256";
            case "sha3_384" -> "SHA3-384";
            case "sha3_512" -> "SHA3-512";
            default -> throw new PythonError.AttributeError("No hashing function named " + type);
        };
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing in this Java", e);
        }
    }

    static Object hmac(Evaluation evaluation, Object[] a) {
        if (!"sha256".equals(a[2])) {
            throw new PythonError.ValueError("Hash type '%s' is not allowed. Allowed types: sha256"
                    .formatted(TextFilters.soft(a[2], evaluation)));
        }
        byte[] key = TextFilters.soft(a[1], evaluation).getBytes(UTF_8);
        byte[] message = TextFilters.soft(a[0], evaluation).getBytes(UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new RawKey(key));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is missing in this Java", e);
        }
    }

    /** Unlike {@code SecretKeySpec} it may be empty. */
    private static final class RawKey implements SecretKey {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        private RawKey(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String getAlgorithm() {
            return "HmacSHA256";
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return bytes.clone();
        }
    }
}
