package dev.pintail.secret;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Every place of secrets, through the classes. */
class SecretProvidersTest {
    @Nested
    class Environment extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return LocalBackends.environment();
        }
    }

    @Nested
    class Dotenv extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.dotenv(folder);
        }
    }

    @Nested
    class Files extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.file(folder);
        }
    }

    @Nested
    class Commands extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.command(folder);
        }
    }

    /** Found by ServiceLoader: {@link TestVault}. */
    @Nested
    class Custom extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return new LocalBackends.Named("custom", Map.of());
        }
    }

    @Nested
    class Mounted extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.mounted(folder);
        }

        @Override
        protected Asking asking() {
            return (environment, folder, reference) -> new SecretResolver(
                            new SecretSources(Map.of("custom", new MountedSecrets(environment))), folder, new Masker())
                    .resolveText(reference);
        }
    }

    @Nested
    class AwsSecrets extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManager();
        }
    }

    @Nested
    class AwsSecretsByArn extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManagerByArn();
        }
    }

    @Nested
    class AwsParameters extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.parameters();
        }
    }

    @Nested
    class Google extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return GoogleBackend.filled();
        }
    }
}
