package dev.pintail.secret;

import java.util.Optional;

/** One place where secrets are kept. Thread-safe. */
@FunctionalInterface
public interface SecretProvider {
    /**
     * The secret of this name, or empty if there is none.
     *
     * @throws dev.pintail.error.ConfigException if the place cannot be asked; the message names the place, never a value
     */
    Optional<String> secret(String name);
}
