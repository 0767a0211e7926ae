package dev.pintail.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.digest.Sha256;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object in S3 and the signed requests for it: the SDK's S3 client would add several megabytes for a few calls.
 *
 * <p>Credentials and region are those of the environment, which Lambda sets for its function. Immutable.
 *
 * @param url where the object is over HTTP
 * @param environment not shown by {@link #toString}, because there are secrets in it
 */
public record S3Object(URI url, String region, Map<String, String> environment) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    public S3Object {
        requireNonNull(url, "url is null");
        requireNonNull(region, "region is null");
    }

    /** @param key the object's name as it is, not encoded */
    public static S3Object of(String bucket, String key, Map<String, String> environment) {
        String region = Optional.ofNullable(environment.get("AWS_REGION"))
                .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
                .orElse("us-east-1");
        String path = encoded(key);
        URI url = endpoint(environment)
                .map(endpoint -> URI.create(endpoint.toString().replaceAll("/+$", "") + "/" + bucket + "/" + path))
                .orElseGet(() -> bucket.contains(".")
                        ? URI.create("https://s3.%s.amazonaws.com/%s/%s".formatted(region, bucket, path))
                        : URI.create("https://%s.s3.%s.amazonaws.com/%s".formatted(bucket, region, path)));
        return new S3Object(url, region, environment);
    }

    /** Another service that speaks S3's language, if the environment names one. */
    public static Optional<URI> endpoint(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_S3"))
                .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
                .filter(text -> !text.isBlank())
                .map(URI::create)
                .filter(uri -> uri.getHost() != null);
    }

    /** A request about the object, such as one of a part of it; {@code query} is encoded. */
    public S3Object with(String query) {
        return new S3Object(URI.create(url + "?" + query), region, environment);
    }

    /**
     * The headers that make a request the owner's.
     *
     * @throws ConfigException CONFIG_INVALID if the environment has no credential
     */
    public Map<String, String> signed(String method, Map<String, String> headers, byte[] body, Instant now) {
        AwsCredential credential = new AwsCredential(
                credential("AWS_ACCESS_KEY_ID"),
                credential("AWS_SECRET_ACCESS_KEY"),
                Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(token -> !token.isBlank()));
        Map<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-content-sha256", Sha256.of(body));
        return new AwsSignature(credential, region, "s3").sign(method, url, all, body, now);
    }

    @Override
    public String toString() {
        return "S3Object[" + url + "]";
    }

    private String credential(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "For %s, %s is needed and not set.".formatted(url, name),
                    "Lambda sets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; elsewhere,"
                            + " \"aws configure export-credentials --format env\" prints them.");
        }
        return value;
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
