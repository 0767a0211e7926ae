package dev.pintail.secret;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The list of all places of secrets; its subclasses say how references are resolved. */
public abstract class SecretProviders {
    /** How references are resolved. */
    protected abstract Asking asking();

    /** How references are resolved if {@link MountedSecrets} is what {@code custom} means. */
    protected Asking askingForMounted() {
        return asking();
    }

    abstract class Suite extends SecretProviderSuite {
        @Override
        protected Asking asking() {
            return SecretProviders.this.asking();
        }
    }

    @Nested
    class Environment extends Suite {
        @Override
        protected SecretBackend backend(Path folder) {
            return LocalBackends.environment();
        }
    }

    @Nested
    class Dotenv extends Suite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.dotenv(folder);
        }
    }

    @Nested
    class Files extends Suite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.file(folder);
        }
    }

    @Nested
    class Commands extends Suite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.command(folder);
        }
    }

    @Nested
    class Mounted extends Suite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.mounted(folder);
        }

        @Override
        protected Asking asking() {
            return askingForMounted();
        }
    }

    @Nested
    class AwsSecrets extends Suite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManager();
        }
    }

    @Nested
    class AwsSecretsByArn extends Suite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManagerByArn();
        }
    }

    @Nested
    class AwsParameters extends Suite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.parameters();
        }
    }

    @Nested
    class Google extends Suite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return GoogleBackend.filled();
        }
    }
}
