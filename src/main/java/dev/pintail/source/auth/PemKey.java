package dev.pintail.source.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in PEM form: PKCS#8, also encrypted, and the older forms of RSA and elliptic-curve keys. */
final class PemKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----", Pattern.DOTALL);
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};
    private static final byte[] VERSION_ZERO = {0x02, 0x01, 0x00};

    private PemKey() {}

    /**
     * The key in a text.
     *
     * @param keyAlgorithm as Java names it: RSA, EC, EdDSA
     * @param passphrase of an encrypted key, or empty
     * @throws GeneralSecurityException if there is no such key in the text; the message does not repeat the text
     */
    static PrivateKey read(String text, String keyAlgorithm, String passphrase) throws GeneralSecurityException {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new InvalidKeyException("the secret key is no private key in PEM form");
        }
        byte[] der = der(pem.group(2));
        PKCS8EncodedKeySpec spec = switch (pem.group(1)) {
            case "" -> new PKCS8EncodedKeySpec(der);
            case "ENCRYPTED " -> decrypted(der, passphrase);
            case "RSA " -> new PKCS8EncodedKeySpec(sequence(VERSION_ZERO, RSA, octets(der)));
            case "EC " -> new PKCS8EncodedKeySpec(sequence(VERSION_ZERO, sequence(EC, curveOf(der)), octets(der)));
            default -> throw new InvalidKeyException("private keys of the kind " + pem.group(1) + "are not supported");
        };
        return KeyFactory.getInstance(keyAlgorithm).generatePrivate(spec);
    }

    private static byte[] der(String base64) throws InvalidKeyException {
        if (base64.contains("DEK-Info")) {
            throw new InvalidKeyException("a key encrypted in the old form is not supported; convert it to PKCS#8");
        }
        try {
            return Base64.getMimeDecoder().decode(base64.strip().getBytes(US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("the secret key is no private key in PEM form", e);
        }
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, String passphrase) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // PBES2 hides its algorithm in the parameters, which print it.
            String algorithm =
                    info.getAlgName().equals("PBES2") ? info.getAlgParameters().toString() : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException e) {
            throw new InvalidKeyException("the secret key is no encrypted private key", e);
        }
    }

    /** The curve's object identifier, which an elliptic-curve key of the old form carries as its element [0]. */
    private static byte[] curveOf(byte[] der) throws InvalidKeyException {
        for (int i = 0; i + 3 < der.length; i++) {
            int length = der[i + 1] & 0xff;
            boolean holdsIdentifier =
                    (der[i] & 0xff) == 0xa0 && der[i + 2] == 0x06 && (der[i + 3] & 0xff) == length - 2;
            if (holdsIdentifier && i + 2 + length <= der.length) {
                return Arrays.copyOfRange(der, i + 2, i + 2 + length);
            }
        }
        throw new InvalidKeyException("the elliptic-curve key does not name its curve");
    }

    private static byte[] sequence(byte[]... parts) {
        return element(0x30, parts);
    }

    private static byte[] octets(byte[] content) {
        return element(0x04, content);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
