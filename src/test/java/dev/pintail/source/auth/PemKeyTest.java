package dev.pintail.source.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {
    /** Before the RSA key itself, PKCS#8 has its version, the algorithm and two lengths. */
    private static final int PKCS8_HEADER = 26;

    /** The object identifier of the encryption scheme. */
    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    @Test
    void keyInItsOldFormIsTheSameKey() throws GeneralSecurityException {
        PrivateKey key = rsa();
        byte[] der = key.getEncoded();
        String old = JwtTokensTest.pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, PKCS8_HEADER, der.length));

        assertThat(PemKey.read(old, "RSA", "")).isEqualTo(key);
    }

    @Test
    void encryptedKeyIsReadWithItsPassphrase() throws GeneralSecurityException, IOException {
        PrivateKey key = rsa();
        String pem = JwtTokensTest.pem("ENCRYPTED PRIVATE KEY", encrypted(key, "phrase"));

        assertThat(PemKey.read(pem, "RSA", "phrase")).isEqualTo(key);
        assertThatThrownBy(() -> PemKey.read(pem, "RSA", "other")).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nAAAA\n-----END RSA PRIVATE KEY-----"
            })
    void whatIsNoPrivateKeyIsRefused(String text) {
        assertThatThrownBy(() -> PemKey.read(text, "RSA", "")).isInstanceOf(GeneralSecurityException.class);
    }

    private static PrivateKey rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    /** As today's tools write it: PBES2, which the platform reads but does not write. */
    private static byte[] encrypted(PrivateKey key, String passphrase) throws GeneralSecurityException, IOException {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        SecretKey secret =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] parameters = cipher.getParameters().getEncoded();
        byte[] encrypted = cipher.doFinal(key.getEncoded());
        int content = 2 + PBES2.length + parameters.length + 4 + encrypted.length;
        ByteBuffer der = ByteBuffer.allocate(content + 4);
        der.put((byte) 0x30).put((byte) 0x82).putShort((short) content);
        der.put((byte) 0x30)
                .put((byte) (PBES2.length + parameters.length))
                .put(PBES2)
                .put(parameters);
        der.put((byte) 0x04).put((byte) 0x82).putShort((short) encrypted.length).put(encrypted);
        return der.array();
    }
}
