package dev.pintail.source.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.manifest.component.JwtAlgorithm;
import dev.pintail.source.http.FakeClock;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtTokensTest {
    private final FakeClock clock = new FakeClock();

    @Test
    void tokenHasTheBytesThatPyJwtGivesIt() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("scope", "é");
        JwtTokens tokens = tokens(
                JwtAlgorithm.HS256,
                new JwtTokens.Contents(
                        "secret", "", "", Map.of("kid", "k"), Map.of("a", 1L), Map.of("iss", "me"), claims));

        String[] parts = tokens.token().split("\\.");

        assertThat(text(parts[0])).isEqualTo("{\"a\":1,\"alg\":\"HS256\",\"kid\":\"k\",\"typ\":\"JWT\"}");
        assertThat(text(parts[1]))
                .isEqualTo(
                        "{\"scope\":\"\\u00e9\",\"iss\":\"me\",\"iat\":1772600767,\"exp\":1772601967,\"nbf\":1772600767}");
    }

    @Test
    void knownSecretGivesTheKnownSignature() throws GeneralSecurityException {
        byte[] signature = JwtSignature.sign(JwtAlgorithm.HS256, "secret", "", "a.b".getBytes(UTF_8));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .isEqualTo("sbh7-OGGafGEtAYeHeo5APUejXcSJjSgpMkJURRbDuA");
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, RSA, SHA256withRSA",
        "RS512, RSA, SHA512withRSA",
        "ES256, secp256r1, SHA256withECDSAinP1363Format",
        "ES384, secp384r1, SHA384withECDSAinP1363Format",
        "EDDSA, Ed25519, Ed25519"
    })
    void privateKeySignsSoThatThePublicKeyAgrees(JwtAlgorithm algorithm, String kind, String verification)
            throws GeneralSecurityException {
        KeyPair pair = pair(kind);
        Signature verifier = Signature.getInstance(verification);
        verifier.initVerify(pair.getPublic());

        assertThat(verifies(
                        verifier,
                        tokens(
                                        algorithm,
                                        key(pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                                .token()))
                .isTrue();
    }

    @Test
    void probabilisticSignatureHasASaltOfTheHashsLength() throws GeneralSecurityException {
        KeyPair pair = pair("RSA");
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        verifier.initVerify(pair.getPublic());

        assertThat(verifies(
                        verifier,
                        tokens(
                                        JwtAlgorithm.PS256,
                                        key(pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                                .token()))
                .isTrue();
    }

    @Test
    void prefixStandsBeforeTheToken() {
        assertThat(tokens(
                                JwtAlgorithm.HS256,
                                new JwtTokens.Contents("s", "", "Bearer", Map.of(), Map.of(), Map.of(), Map.of()))
                        .token())
                .startsWith("Bearer ey");
    }

    @Test
    void reservedNamesAreRefused() {
        assertThatThrownBy(() -> tokens(
                                JwtAlgorithm.HS256,
                                new JwtTokens.Contents("s", "", "", Map.of(), Map.of("alg", "x"), Map.of(), Map.of()))
                        .token())
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> tokens(
                                JwtAlgorithm.HS256,
                                new JwtTokens.Contents("s", "", "", Map.of(), Map.of(), Map.of(), Map.of("exp", 1L)))
                        .token())
                .isInstanceOf(SourceException.class);
    }

    @Test
    void failureDoesNotTellTheKey() {
        assertThatThrownBy(() -> tokens(
                                JwtAlgorithm.RS256,
                                key("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"))
                        .token())
                .isInstanceOf(SourceException.class)
                .hasMessageNotContaining("c2VjcmV0");
    }

    private JwtTokens tokens(JwtAlgorithm algorithm, JwtTokens.Contents contents) {
        return new JwtTokens(algorithm, 1200, () -> contents, clock);
    }

    private static JwtTokens.Contents key(String key) {
        return new JwtTokens.Contents(key, "", "", Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static KeyPair pair(String kind) throws GeneralSecurityException {
        if (kind.startsWith("secp")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(kind));
            return generator.generateKeyPair();
        }
        return KeyPairGenerator.getInstance(kind).generateKeyPair();
    }

    static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }

    private static boolean verifies(Signature verifier, String token) throws GeneralSecurityException {
        int lastDot = token.lastIndexOf('.');
        assertThat(JsonReader.read(text(token.substring(0, token.indexOf('.')))))
                .isInstanceOf(Map.class);
        verifier.update(token.substring(0, lastDot).getBytes(UTF_8));
        return verifier.verify(Base64.getUrlDecoder().decode(token.substring(lastDot + 1)));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
    }
}
