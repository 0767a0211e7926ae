package dev.pintail.secret;

import java.util.function.UnaryOperator;

/** A place where secrets can also be written, for tokens that are good for one use. Thread-safe. */
public interface SecretStore extends SecretProvider {
    /** Whether {@link #update} can work for this name, as far as that can be told without trying. */
    default boolean isWritable(String name) {
        return true;
    }

    /**
     * Makes sure that {@link #update} is allowed, and changes nothing.
     *
     * @throws dev.pintail.error.ConfigException if it is not, or that cannot be told now
     */
    default void requireWritable(String name) {}

    /**
     * Changes the secret of this name; when this returns, it is kept.
     *
     * @param change from the text as it is now to the new one; what it throws leaves everything as it was
     * @throws dev.pintail.error.ConfigException if it cannot be written
     */
    void update(String name, UnaryOperator<String> change);
}
