package dev.pintail.source.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.component.JwtAlgorithm;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Signs a new JSON Web Token whenever one is wanted. Thread-safe.
 *
 * @param contents evaluated for each token
 * @param tokenDuration seconds
 */
record JwtTokens(JwtAlgorithm algorithm, long tokenDuration, Supplier<Contents> contents, InstantSource clock)
        implements TokenProvider {
    private static final List<String> RESERVED_HEADERS = List.of("kid", "alg", "typ", "cty");
    private static final List<String> RESERVED_CLAIMS = List.of("iss", "sub", "aud", "iat", "exp", "nbf");

    JwtTokens {
        requireNonNull(algorithm, "algorithm is null");
        requireNonNull(contents, "contents is null");
        requireNonNull(clock, "clock is null");
    }

    @Override
    public String token() {
        Contents evaluated = contents.get();
        String signed = encode(headers(evaluated)) + "." + encode(claims(evaluated));
        try {
            byte[] signature =
                    JwtSignature.sign(algorithm, evaluated.key, evaluated.passphrase, signed.getBytes(UTF_8));
            String token =
                    signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
            return evaluated.prefix.isEmpty() ? token : evaluated.prefix + " " + token;
        } catch (GeneralSecurityException e) {
            throw failure(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    private Map<String, Object> headers(Contents evaluated) {
        refuseReserved(RESERVED_HEADERS, evaluated.additionalHeaders, "additional_jwt_headers");
        Map<String, Object> headers = new TreeMap<>(evaluated.additionalHeaders);
        headers.put("typ", "JWT");
        headers.putAll(evaluated.headers);
        headers.put("alg", algorithm.word());
        if (headers.containsKey("kid") && !(headers.get("kid") instanceof String)) {
            throw failure("Key ID header parameter must be a string", null);
        }
        return headers;
    }

    private Map<String, Object> claims(Contents evaluated) {
        refuseReserved(RESERVED_CLAIMS, evaluated.additionalClaims, "additional_jwt_payload");
        Map<String, Object> claims = new LinkedHashMap<>(evaluated.additionalClaims);
        claims.putAll(evaluated.claims);
        if (claims.containsKey("iss") && !(claims.get("iss") instanceof String)) {
            throw failure("Issuer (iss) must be a string.", null);
        }
        long now = clock.instant().getEpochSecond();
        claims.put("iat", now);
        claims.put("exp", now + tokenDuration);
        claims.put("nbf", now);
        return claims;
    }

    private static void refuseReserved(List<String> reserved, Map<String, Object> additional, String field) {
        if (reserved.stream().anyMatch(additional::containsKey)) {
            throw failure(
                    "%s are reserved and must not be set in %s".formatted(String.join(", ", reserved), field), null);
        }
    }

    private static String encode(Map<String, Object> part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonWriter.PYTHON_COMPACT.write(part).getBytes(UTF_8));
    }

    private static SourceException failure(String problem, Exception cause) {
        String message = "Failed to sign token: " + problem;
        return new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED,
                FailureType.SYSTEM_ERROR,
                message,
                message,
                "Check the JwtAuthenticator in the manifest and the secret key in the configuration.",
                cause);
    }

    /**
     * What goes into one token.
     *
     * @param key a secret, or a private key in PEM form
     * @param passphrase of the key, or empty
     * @param prefix stands before the token, or empty
     * @param headers kid, typ and cty as far as they are set
     * @param claims iss, sub and aud as far as they are set
     */
    record Contents(
            String key,
            String passphrase,
            String prefix,
            Map<String, Object> headers,
            Map<String, Object> additionalHeaders,
            Map<String, Object> claims,
            Map<String, Object> additionalClaims) {}
}
