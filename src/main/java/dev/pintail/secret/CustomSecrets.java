package dev.pintail.secret;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * {@code ${custom:name}}: providers on the class path, asked one after the other; {@link MountedSecrets} is one of them. Loaded at
 * the first use.
 */
final class CustomSecrets implements SecretProvider {
    private List<SecretProvider> providers;

    @Override
    public Optional<String> secret(String name) {
        return providers().stream()
                .flatMap(provider -> provider.secret(name).stream())
                .findFirst();
    }

    private synchronized List<SecretProvider> providers() {
        if (providers == null) {
            providers = ServiceLoader.load(SecretProvider.class, SecretProvider.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        }
        return providers;
    }
}
