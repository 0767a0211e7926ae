package dev.pintail.secret;

import java.util.Optional;

/**
 * One place where secrets are kept. Thread-safe.
 *
 * <p>A class of your own is found by {@link java.util.ServiceLoader} and asked for {@code ${custom:name}}.
 */
@FunctionalInterface
public interface SecretProvider {
    /**
     * The secret of this name, or empty if there is none.
     *
     * @throws dev.pintail.error.ConfigException if the place cannot be asked; the message tells why and never a value
     */
    Optional<String> secret(String name);
}
