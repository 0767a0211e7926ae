package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pintail.fuzz.Mutation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages a manifest at random: whatever comes of it loads or is refused, and nothing else happens. */
@Timeout(120)
class ManifestFuzzTest {
    private static final int ROUNDS = 200;
    private static final String CHARACTERS = "\n\n  :-{}[],'\"#&*!|>%@`?=<\t~.0129aeTZ_$/\\\u00e9\u2028\u0000\ufeff";

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void damagedManifestsAreRefusedInAnOrderlyWay(long seed) {
        Mutation mutation = new Mutation(new Random(seed), CHARACTERS);
        for (int round = 0; round < ROUNDS; round++) {
            String yaml = mutation.of(List.of(Sample.YAML));
            assertThatCode(() -> loadOrRefuse(yaml))
                    .as("seed %d, manifest:%n%s", seed, yaml)
                    .doesNotThrowAnyException();
        }
    }

    private static void loadOrRefuse(String yaml) {
        try {
            ManifestLoader.load(yaml);
        } catch (InvalidManifestException expected) {
            requireOneLine(expected.getMessage());
        }
    }

    private static void requireOneLine(String message) {
        if (message.lines().count() != 1) {
            throw new AssertionError("a message of several lines: " + message);
        }
    }
}
