package dev.pintail.manifest.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pintail.fuzz.Mutation;
import dev.pintail.manifest.InvalidManifestException;
import dev.pintail.manifest.ManifestLoader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a YAML text is, it is read or refused with the place of what is wrong, and so is the manifest that it may be. */
@Timeout(300)
class YamlFuzzTest {
    private static final int ROUNDS = 500;
    private static final String CHARACTERS = "\n\n   :-{}[],'\"#&*!|>%@`?=<\t~.0129aeTZ_$/\\\u00e9\u2028\u0000\ufeff";

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void madeUpTextsAreReadOrRefused(long seed) {
        RandomYaml texts = new RandomYaml(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            read += isRead(texts.next(), seed) ? 1 : 0;
        }
        assertThat(read).as("texts that are YAML").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void damagedTextsAreReadOrRefused(long seed) {
        RandomYaml texts = new RandomYaml(seed);
        Mutation mutation = new Mutation(new Random(seed), CHARACTERS);
        for (int i = 0; i < ROUNDS; i++) {
            isRead(mutation.of(List.of(texts.next(), texts.next())), seed);
        }
    }

    private static boolean isRead(String text, long seed) {
        boolean[] read = new boolean[1];
        assertThatCode(() -> {
                    try {
                        YamlReader.read(text);
                        read[0] = true;
                        ManifestLoader.load(text);
                    } catch (YamlSyntaxException expected) {
                        assertThat(expected.problem()).isNotBlank();
                    } catch (InvalidManifestException expected) {
                        assertThat(expected.getMessage().lines()).hasSize(1);
                    }
                })
                .as("seed %d, text:%n%s", seed, text)
                .doesNotThrowAnyException();
        return read[0];
    }
}
