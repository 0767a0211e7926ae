package dev.pintail.source.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.manifest.component.JwtAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with the algorithms of JSON Web Tokens. */
final class JwtSignature {
    private JwtSignature() {}

    /**
     * @param passphrase of the key, or empty
     * @throws GeneralSecurityException if the key is not one for the algorithm
     */
    static byte[] sign(JwtAlgorithm algorithm, String key, String passphrase, byte[] data)
            throws GeneralSecurityException {
        return switch (algorithm) {
            case HS256 -> mac("HmacSHA256", key, data);
            case HS384 -> mac("HmacSHA384", key, data);
            case HS512 -> mac("HmacSHA512", key, data);
            case RS256 -> signature("SHA256withRSA", "RSA", null, key, passphrase, data);
            case RS384 -> signature("SHA384withRSA", "RSA", null, key, passphrase, data);
            case RS512 -> signature("SHA512withRSA", "RSA", null, key, passphrase, data);
            case PS256 -> signature("RSASSA-PSS", "RSA", pss("SHA-256", 32), key, passphrase, data);
            case PS384 -> signature("RSASSA-PSS", "RSA", pss("SHA-384", 48), key, passphrase, data);
            case PS512 -> signature("RSASSA-PSS", "RSA", pss("SHA-512", 64), key, passphrase, data);
            case ES256 -> signature("SHA256withECDSAinP1363Format", "EC", null, key, passphrase, data);
            case ES384 -> signature("SHA384withECDSAinP1363Format", "EC", null, key, passphrase, data);
            case ES512 -> signature("SHA512withECDSAinP1363Format", "EC", null, key, passphrase, data);
            case EDDSA -> signature("EdDSA", "EdDSA", null, key, passphrase, data);
            case ES256K -> throw new NoSuchAlgorithmException("the curve of ES256K is not available here");
        };
    }

    private static byte[] mac(String name, String key, byte[] data) throws GeneralSecurityException {
        if (key.isEmpty()) {
            throw new InvalidKeyException("the secret key is empty");
        }
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), name));
        return mac.doFinal(data);
    }

    private static byte[] signature(
            String name, String keyAlgorithm, PSSParameterSpec parameters, String key, String passphrase, byte[] data)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initSign(PemKey.read(key, keyAlgorithm, passphrase));
        signature.update(data);
        return signature.sign();
    }

    private static PSSParameterSpec pss(String hash, int saltLength) {
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, 1);
    }
}
