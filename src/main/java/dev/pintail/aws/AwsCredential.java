package dev.pintail.aws;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who calls AWS.
 *
 * @param session the token of a credential that ends
 */
public record AwsCredential(String keyId, String secretKey, Optional<String> session) {
    public AwsCredential {
        requireNonNull(keyId, "keyId is null");
        requireNonNull(secretKey, "secretKey is null");
        requireNonNull(session, "session is null");
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "AwsCredential[" + keyId + "]";
    }
}
