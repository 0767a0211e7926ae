package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small texts that would become endless, and large ones. The time limit only keeps a hanging test from hanging the build. */
@Timeout(60)
class HostileManifestTest {
    private static final int DEPTH = 100_000;

    @Test
    void billionLaughsOfAliases() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [ha]\n");
        for (int i = 1; i <= 30; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }

        assertRefused(yaml.toString(), "too large or too deep");
    }

    @Test
    void billionLaughsOfReferences() {
        StringBuilder yaml = new StringBuilder("a0: [ha]\n");
        for (int i = 1; i <= 30; i++) {
            yaml.append("a%d: {l: '#/a%d', r: '#/a%d'}\n".formatted(i, i - 1, i - 1));
        }

        assertRefused(yaml.toString(), "too large or too deep");
    }

    @Test
    void billionLaughsOfMerges() {
        StringBuilder yaml = new StringBuilder("m0: &m0 {k0: {}}\n");
        for (int i = 1; i <= 40; i++) {
            yaml.append("m%d: &m%d {<<: [*m%d, *m%d], k%d: {<<: *m%d}}\n".formatted(i, i, i - 1, i - 1, i, i - 1));
        }

        assertRefused(yaml.toString(), "too large or too deep");
    }

    @Test
    void parametersThatMultiplyEachOther() {
        StringBuilder yaml = new StringBuilder("type: DeclarativeSource\n$parameters:\n");
        for (int i = 0; i < 14; i++) {
            yaml.append("  p%d: {type: T, a: {type: T}, b: {type: T}}\n".formatted(i));
        }

        assertRefused(yaml.toString(), "too large or too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "{? ", "- ", "? ", "a: [{"})
    void endlessNesting(String open) {
        assertRefused(open.repeat(DEPTH), "");
    }

    @Test
    void endlessIndentation() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            yaml.append(" ".repeat(i)).append("a:\n");
        }

        assertRefused(yaml.toString(), "more than 256 levels of nesting");
    }

    @Test
    void nestingByReferences() {
        StringBuilder yaml = new StringBuilder("a0: {x: 1}\n");
        for (int i = 1; i <= 5_000; i++) {
            yaml.append("a%d: {x: '#/a%d'}\n".formatted(i, i - 1));
        }

        assertRefused(yaml.toString(), "too deep");
    }

    @Test
    void aChainOfReferences() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            yaml.append("a%d: '#/a%d'\n".formatted(i, i + 1));
        }

        assertRefused(yaml.append("a20000: 1\n").toString(), "");
    }

    @Test
    void moreThan64MegabytesAreNotEvenParsed() {
        byte[] large = new byte[(64 << 20) + 1];

        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> ManifestLoader.load(large))
                .withMessage("manifest: larger than 64 MiB");
    }

    @Test
    void aVeryLongNumberIsNotEvenANumber() {
        assertThat(ManifestLoader.load(Sample.with("6.44.0", "9".repeat(100_000)))
                        .source()
                        .version())
                .hasSize(100_000);
    }

    private static void assertRefused(String yaml, String message) {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> ManifestLoader.load(yaml))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(2_000));
    }
}
