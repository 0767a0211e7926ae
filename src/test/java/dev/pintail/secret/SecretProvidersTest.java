package dev.pintail.secret;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Every place of secrets, through the classes. */
class SecretProvidersTest extends SecretProviders {
    @Override
    protected Asking asking() {
        return Asking.IN_PROCESS;
    }

    @Override
    protected Asking askingForMounted() {
        return (environment, folder, reference) -> new SecretResolver(
                        new SecretSources(Map.of("custom", new MountedSecrets(environment))), folder, new Masker())
                .resolveText(reference);
    }

    /** Found by ServiceLoader: {@link TestVault}. */
    @Nested
    class Custom extends Suite {
        @Override
        protected SecretBackend backend(Path folder) {
            return new LocalBackends.Named("custom", Map.of());
        }
    }
}
