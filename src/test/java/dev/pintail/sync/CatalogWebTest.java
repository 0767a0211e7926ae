package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.RegistryServer;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue goes through the same guard as a connector. */
class CatalogWebTest {
    @TempDir
    private Path folder;

    @Test
    void anAddressInsideThePrivateNetworkIsNotAsked() {
        for (String address : new String[] {"https://127.0.0.1/m.yaml", "https://169.254.169.254/latest/meta-data"}) {
            assertThatThrownBy(() -> Engine.system(Map.of()).manifests().get(address, folder))
                    .isInstanceOfSatisfying(
                            PintailException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ADDRESS_REFUSED));
        }
    }

    @Test
    void theRegistryThatTheEnvironmentNamesMayBeOnThisMachine() {
        try (RegistryServer registry = new RegistryServer()) {
            registry.connector("source-items", "1.0.0", "version: 1", Map.of());
            Map<String, String> environment =
                    Map.of("PINTAIL_REGISTRY", registry.url(), "PINTAIL_CACHE", folder.toString());

            assertThat(Engine.system(environment).manifests().registry().index().entries())
                    .containsOnlyKeys("source-items");
        }
    }
}
