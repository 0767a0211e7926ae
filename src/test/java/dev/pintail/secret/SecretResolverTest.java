package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecretResolverTest {
    private final Masker masker = new Masker();
    private final Map<String, String> environment = Map.of("TOKEN", "s3cr3t-value", "EMPTY", "");
    private final SecretResolver resolver = resolver(name -> Optional.ofNullable(environment.get(name)));

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

    @Test
    void textThatOnlyLooksLikeAReferenceIsWrittenWithTwoDollars() {
        assertThat(resolver.resolveText("$${env:TOKEN} and ${TOKEN} and $$"))
                .isEqualTo("${env:TOKEN} and ${TOKEN} and $$");
    }

    @Test
    void whatASecretContainsIsNotResolvedAgain() {
        assertThat(resolver(name -> Optional.of("${env:" + name + "}")).resolveText("${env:X}"))
                .isEqualTo("${env:X}");
    }

    @Test
    void documentIsFetchedOnceForAllItsMembersAndMaskedWithThem() {
        List<String> asked = new CopyOnWriteArrayList<>();
        SecretResolver counting = resolver(name -> {
            asked.add(name);
            return Optional.of("{\"a\": \"member-one\", \"b\": {\"c\": \"member-two\"}}");
        });

        assertThat(counting.resolve(List.of("${env:D#a}", "${env:D#/b/c}", "${env:D#a}")))
                .isEqualTo(List.of("member-one", "member-two", "member-one"));
        counting.resolveText("${env:D#a}");

        assertThat(asked).containsExactly("D");
        assertThat(masker.mask("member-one member-two")).isEqualTo("**** ****");
    }

    @Test
    void secretsAreFetchedAtTheSameTime() {
        CyclicBarrier allThree = new CyclicBarrier(3);
        SecretResolver together = resolver(name -> {
            try {
                allThree.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of(name);
        });

        assertThat(together.resolve(List.of("${env:A}", "${env:B}", "${env:C}")))
                .isEqualTo(List.of("A", "B", "C"));
    }

    @Test
    void afreshItIsFetchedAgainButNobodyIsAskedTwice() {
        AtomicInteger fetched = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        SecretSources sources = new SecretSources(Map.of(
                "env", name -> Optional.of("env" + fetched.incrementAndGet()),
                "prompt", name -> Optional.of("prompt" + asked.incrementAndGet())));
        SecretResolver first = new SecretResolver(sources, Path.of(""), masker);
        Object before = first.resolve(List.of("${env:A}", "${prompt:Password}"));

        assertThat(before).isEqualTo(List.of("env1", "prompt1"));
        assertThat(first.afresh().resolve(List.of("${env:A}", "${prompt:Password}")))
                .isEqualTo(List.of("env2", "prompt1"));
    }

    @Test
    void anywhereIsInTheConfiguredOrderWithPrefixes() {
        Map<String, SecretProvider> providers = Map.of(
                "env", name -> Optional.ofNullable(Map.of("X", "from env").get(name)),
                "file",
                        name -> Optional.ofNullable(Map.of("app/X", "from file", "app/Y", "only in file")
                                .get(name)));
        SecretResolver anywhere = new SecretResolver(
                new SecretSources(
                        providers,
                        List.of(SecretSources.Place.parse("env"), SecretSources.Place.parse(" file:app/ ")),
                        Duration.ofSeconds(5)),
                Path.of(""),
                masker);

        assertThat(anywhere.resolveText("${secret:X}")).isEqualTo("from env");
        assertThat(anywhere.resolveText("${secret:Y}")).isEqualTo("only in file");
        assertThatThrownBy(() -> anywhere.resolveText("${secret:Z}"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.hint()).contains("env, file:app/"));
    }

    @Test
    void whatAProviderThrowsIsNotQuoted() {
        SecretResolver failing = resolver(name -> {
            throw new IllegalStateException("the token is s3cr3t");
        });

        assertThatThrownBy(() -> failing.resolveText("${env:X}")).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNAVAILABLE);
            assertThat(e.getMessage()).contains("${env:X}").doesNotContain("s3cr3t");
        });
    }

    private SecretResolver resolver(SecretProvider environment) {
        return new SecretResolver(new SecretSources(Map.of("env", environment)), Path.of(""), masker);
    }
}
