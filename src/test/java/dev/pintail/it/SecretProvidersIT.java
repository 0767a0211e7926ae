package dev.pintail.it;

import dev.pintail.secret.Asking;
import dev.pintail.secret.AwsBackend;
import dev.pintail.secret.GoogleBackend;
import dev.pintail.secret.LocalBackends;
import dev.pintail.secret.SecretBackend;
import dev.pintail.secret.SecretProviderSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** Every place of secrets, through the built artefact; the person at a terminal is asked by {@link PromptIT}. */
class SecretProvidersIT {
    abstract static class ArtefactSuite extends SecretProviderSuite {
        @Override
        protected Asking asking() {
            return new ProcessAsking();
        }
    }

    @Nested
    class Environment extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return LocalBackends.environment();
        }
    }

    @Nested
    class Dotenv extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.dotenv(folder);
        }
    }

    @Nested
    class Files extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.file(folder);
        }
    }

    @Nested
    class Commands extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.command(folder);
        }
    }

    /** Through ServiceLoader, which the executable needs to be told of: {@code MountedSecrets}. */
    @Nested
    class Custom extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return LocalBackends.mounted(folder);
        }
    }

    @Nested
    class AwsSecretsByArn extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManagerByArn();
        }
    }

    @Nested
    class AwsSecrets extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.secretsManager();
        }
    }

    @Nested
    class AwsParameters extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return AwsBackend.parameters();
        }
    }

    @Nested
    class Google extends ArtefactSuite {
        @Override
        protected SecretBackend backend(Path folder) throws Exception {
            return GoogleBackend.filled();
        }
    }
}
