package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretResolverTest {
    private final Masker masker = new Masker();
    private final Map<String, String> environment = Map.of("TOKEN", "s3cr3t-value", "EMPTY", "");
    private final SecretResolver resolver =
            resolver(name -> Optional.ofNullable(environment.get(name)));

    @Test
    void referencesAreReplacedAtAnyDepthAndOtherValuesStay() {
        Object resolved = resolver.resolve(
                Map.of("token", "${env:TOKEN}", "list", List.of("Bearer ${env:TOKEN}", 5L), "plain", "$TOKEN"));

        assertThat(resolved)
                .isEqualTo(
                        Map.of("token", "s3cr3t-value", "list", List.of("Bearer s3cr3t-value", 5L), "plain", "$TOKEN"));
    }

    @Test
    void aResolvedSecretIsMaskedFromThenOn() {
        resolver.resolve("${env:TOKEN}");

        assertThat(masker.mask("the token is s3cr3t-value.")).isEqualTo("the token is ****.");
    }

    @Test
    void aMissingSecretIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> resolver.resolve("${env:MISSING}"))
                .isInstanceOfSatisfying(ConfigException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SECRET_NOT_FOUND);
                    assertThat(e.getMessage()).contains("${env:MISSING}");
                    assertThat(e.hint()).contains("export MISSING=");
                });
    }

    @Test
    void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> resolver.resolve("${en:TOKEN}")).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.getMessage()).contains("Did you mean \"env\"?");
            assertThat(e.hint()).contains("${env:...}");
        });
    }

    @Test
    void aSecretWithDollarAndBackslashIsTakenAsItIs() {
        SecretResolver odd = resolver(name -> Optional.of("a$1\\b"));

        assertThat(odd.resolveText("${env:X}")).isEqualTo("a$1\\b");
    }

    private SecretResolver resolver(SecretProvider environment) {
        return new SecretResolver(new SecretSources(Map.of("env", environment)), Path.of(""), masker);
    }
}
