package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts tokens that have to be kept beside the data: AES-256-GCM with a key of the user's. Immutable and thread-safe.
 *
 * <p>What is sealed opens only for the purpose it was sealed for, so that nobody can move it to another connection.
 */
public final class Seal {
    /** Names the environment variable that has the key: 32 bytes in base64, or a reference to them. */
    public static final String KEY_VARIABLE = "PINTAIL_KEY";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    private Seal(byte[] key) {
        this.key = key;
    }

    /**
     * A seal with this key.
     *
     * @throws ConfigException CONFIG_INVALID if it is not 32 bytes in base64
     */
    public static Seal withKey(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return new Seal(key);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "%s is not 32 bytes in base64.".formatted(KEY_VARIABLE),
                "Make a key with: openssl rand -base64 32");
    }

    /** Tells keys apart without telling them. */
    public String keyId() {
        return HexFormat.of().formatHex(mac("key id"), 0, 4);
    }

    /** Tells texts apart without telling them, for example to see that somebody has given a new token. */
    public String fingerprint(String text) {
        return HexFormat.of().formatHex(mac("fingerprint\n" + text), 0, 16);
    }

    /** The text encrypted, in base64; another one each time. */
    public String close(String text, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(text.getBytes(UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE_BYTES, closed.length);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    /**
     * The text that was sealed for this purpose.
     *
     * @throws ConfigException SECRET_INVALID if the key is another one, or somebody has changed it
     */
    public String open(String sealed, String purpose) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] closed = Arrays.copyOfRange(bytes, NONCE_BYTES, Math.max(NONCE_BYTES, bytes.length));
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(closed), UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new ConfigException(
                    ErrorCode.SECRET_INVALID,
                    "A token that was kept in the database cannot be opened with %s.".formatted(KEY_VARIABLE),
                    "Set the key that it was kept with; or authenticate anew and delete the row.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(mac("encryption"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }

    /** Also derives a key for each use, so that no key is used for two things. */
    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
