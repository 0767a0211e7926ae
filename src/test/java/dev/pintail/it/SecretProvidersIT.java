package dev.pintail.it;

import dev.pintail.secret.Asking;
import dev.pintail.secret.SecretProviders;

/**
 * Every place of secrets, through the built artefact; the person at a terminal is asked by {@link PromptIT}. What {@code custom} means
 * is found by ServiceLoader, which the executable needs to be told of.
 */
class SecretProvidersIT extends SecretProviders {
    @Override
    protected Asking asking() {
        return new ProcessAsking();
    }
}
