package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An object in S3, read with one signed request (AWS Signature Version 4): the SDK's S3 client would add several megabytes for it.
 *
 * <p>Credentials are those of the environment, which Lambda sets for its function. Immutable.
 *
 * @param url where the object is over HTTP
 */
record S3Address(URI url, String region, Map<String, String> environment) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EMPTY_BODY = Digest.sha256("");
    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    /**
     * @param uri {@code s3://bucket/key}
     * @throws ConfigException CONFIG_INVALID
     */
    static S3Address of(URI uri, Map<String, String> environment) {
        String text = uri.toString().substring("s3://".length());
        int slash = text.indexOf('/');
        String bucket = slash < 0 ? text : text.substring(0, slash);
        String key = slash < 0 ? "" : URI.create("/" + text.substring(slash + 1)).getPath().substring(1);
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID, "%s is no address of an object in S3.".formatted(uri), "It looks like s3://bucket/key.");
        }
        String region = Optional.ofNullable(environment.get("AWS_REGION"))
                .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
                .orElse("us-east-1");
        String path = encoded(key);
        URI url = endpoint(environment)
                .map(endpoint -> URI.create(endpoint.toString().replaceAll("/+$", "") + "/" + bucket + "/" + path))
                .orElseGet(() -> bucket.contains(".")
                        ? URI.create("https://s3.%s.amazonaws.com/%s/%s".formatted(region, bucket, path))
                        : URI.create("https://%s.s3.%s.amazonaws.com/%s".formatted(bucket, region, path)));
        return new S3Address(url, region, environment);
    }

    /** Another service that speaks S3's language, if the environment names one. */
    static Optional<URI> endpoint(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_S3"))
                .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
                .filter(text -> !text.isBlank())
                .map(URI::create)
                .filter(uri -> uri.getHost() != null);
    }

    Optional<Download.File> get(Download download, Instant now) {
        return download.get(url, signed(now), Registry.MAX_MANIFEST_BYTES);
    }

    /** The headers that make the request the owner's. */
    Map<String, String> signed(Instant now) {
        String time = TIME.format(now);
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort());
        headers.put("x-amz-content-sha256", EMPTY_BODY);
        headers.put("x-amz-date", time);
        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                .filter(token -> !token.isBlank())
                .ifPresent(token -> headers.put("x-amz-security-token", token));
        String names = String.join(";", headers.keySet());
        StringBuilder canonical = new StringBuilder("GET\n" + url.getRawPath() + "\n\n");
        headers.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(EMPTY_BODY);
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + Digest.sha256(canonical.toString());
        byte[] key = ("AWS4" + credential("AWS_SECRET_ACCESS_KEY")).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.remove("host"); // the transport's own
        sent.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(
                                credential("AWS_ACCESS_KEY_ID"),
                                scope,
                                names,
                                HexFormat.of().formatHex(hmac(key, toSign))));
        return sent;
    }

    private String credential(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "To read %s, %s is needed and not set.".formatted(url, name),
                    "Lambda sets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; elsewhere,"
                            + " \"aws configure export-credentials --format env\" prints them.");
        }
        return value;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** A key as the signature's path has it: every byte but those that need no encoding, slashes kept. */
    private static String encoded(String key) {
        StringBuilder path = new StringBuilder();
        for (byte b : key.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            path.append(UNRESERVED.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted(b & 0xFF));
        }
        return path.toString();
    }
}
