package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.aws.AwsCredential;
import dev.pintail.aws.AwsSignature;
import dev.pintail.digest.Sha256;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An object in S3, read with one signed request (AWS Signature Version 4): the SDK's S3 client would add several megabytes for it.
 *
 * <p>Credentials are those of the environment, which Lambda sets for its function. Immutable.
 *
 * @param url where the object is over HTTP
 */
record S3Address(URI url, String region, Map<String, String> environment) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    /**
     * @param uri {@code s3://bucket/key}
     * @throws ConfigException CONFIG_INVALID
     */
    static S3Address of(URI uri, Map<String, String> environment) {
        String text = uri.toString().substring("s3://".length());
        int slash = text.indexOf('/');
        String bucket = slash < 0 ? text : text.substring(0, slash);
        String key = slash < 0
                ? ""
                : URI.create("/" + text.substring(slash + 1)).getPath().substring(1);
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "%s is no address of an object in S3.".formatted(uri),
                    "It looks like s3://bucket/key.");
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
        AwsCredential credential = new AwsCredential(
                credential("AWS_ACCESS_KEY_ID"),
                credential("AWS_SECRET_ACCESS_KEY"),
                Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(token -> !token.isBlank()));
        return new AwsSignature(credential, region, "s3")
                .sign("GET", url, Map.of("x-amz-content-sha256", Sha256.of("")), new byte[0], now);
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
