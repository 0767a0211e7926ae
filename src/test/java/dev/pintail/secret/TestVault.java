package dev.pintail.secret;

import java.util.Map;
import java.util.Optional;

/** A provider of somebody's own, registered in {@code META-INF/services}. */
public final class TestVault implements SecretProvider {
    private static final Map<String, String> SECRETS =
            Map.of("PLAIN", SecretBackend.SECRET, "DOC", SecretBackend.DOCUMENT, "BROKEN", "s3cr3t not { json");

    @Override
    public Optional<String> secret(String name) {
        return Optional.ofNullable(SECRETS.get(name));
    }
}
