package dev.pintail.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.digest.Sha256;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls of AWS services, version 4
 * (<a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">rules</a>).
 *
 * <p>The SDK's own signer cannot be linked into an executable that Quarkus builds: it names classes of a native library that is
 * optional elsewhere (aws/aws-sdk-java-v2#4803).
 *
 * @param service what the service is called in signatures
 */
public record AwsSignature(AwsCredential credential, String region, String service) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int DATE_LENGTH = 8;

    /**
     * The headers of a signed request.
     *
     * @param url its path and query encoded as the service wants them
     * @param headers what else is sent; all of it is signed, and the host
     * @return without the host
     */
    public Map<String, String> sign(String method, URI url, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        Map<String, String> signed = new TreeMap<>();
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("x-amz-date", time);
        credential.session().ifPresent(token -> signed.put("x-amz-security-token", token));
        signed.put("host", url.getRawAuthority());
        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, url.getRawPath(), query(url), lines, names, Sha256.of(body));
        String scope = String.join("/", time.substring(0, DATE_LENGTH), region, service, "aws4_request");
        String text = String.join("\n", ALGORITHM, time, scope, Sha256.of(request));
        signed.remove("host");
        signed.put(
                "authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(
                                ALGORITHM,
                                credential.keyId(),
                                scope,
                                names,
                                HexFormat.of().formatHex(mac(key(time), text))));
        return signed;
    }

    /** Sorted; a name without a value has an empty one. */
    private static String query(URI url) {
        if (url.getRawQuery() == null) {
            return "";
        }
        return Arrays.stream(url.getRawQuery().split("&", -1))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private byte[] key(String time) {
        byte[] key = ("AWS4" + credential.secretKey()).getBytes(UTF_8);
        for (String part : new String[] {time.substring(0, DATE_LENGTH), region, service, "aws4_request"}) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
