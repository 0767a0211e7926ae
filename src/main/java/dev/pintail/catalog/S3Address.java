package dev.pintail.catalog;

import dev.pintail.aws.S3Object;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest in S3, read with one signed request. Immutable.
 *
 * @param object what is read
 */
record S3Address(S3Object object) {
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
        return new S3Address(S3Object.of(bucket, key, environment));
    }

    URI url() {
        return object.url();
    }

    Optional<Download.File> get(Download download, Instant now) {
        return download.get(url(), signed(now), Registry.MAX_MANIFEST_BYTES);
    }

    /** The headers that make the request the owner's. */
    Map<String, String> signed(Instant now) {
        return object.signed("GET", Map.of(), new byte[0], now);
    }
}
