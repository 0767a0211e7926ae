package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages a manifest at random: whatever comes of it loads or is refused, and nothing else happens. */
@Timeout(120)
class ManifestFuzzTest {
    private static final int ROUNDS = 500;
    private static final String CHARACTERS = "\n\n  :-{}[],'\"#&*!|>%@`?=<\t~.0129aeTZ_$/\\\u00e9\u2028\u0000\ufeff";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedManifestsAreRefusedInAnOrderlyWay(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String yaml = damaged(Sample.YAML, random);
            assertThatCode(() -> loadOrRefuse(yaml)).as(yaml).doesNotThrowAnyException();
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

    private static String damaged(String yaml, RandomGenerator random) {
        StringBuilder text = new StringBuilder(yaml);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                case 1 -> text.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 20)));
                default -> {
                    int from = random.nextInt(text.length());
                    text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(1, 60))));
                }
            }
        }
        return text.toString();
    }
}
