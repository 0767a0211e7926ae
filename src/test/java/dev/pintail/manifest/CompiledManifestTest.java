package dev.pintail.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompiledManifestTest {
    private static final Path CONNECTORS = Path.of("../shared/conformance/connectors");

    @Test
    void everyKindOfValueComesBack() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("nothing", null);
        value.put("flags", List.of(true, false));
        value.put("whole", List.of(0L, -1L, 63L, 64L, Long.MIN_VALUE, Long.MAX_VALUE));
        value.put("floating", List.of(0.0, -0.0, 1.0, 0.1, Double.NaN, Double.NEGATIVE_INFINITY));
        value.put("big", BigInteger.TWO.pow(200).negate());
        value.put("text", List.of("", "x", "\u00e4\u20ac\ud83d\ude00", "x".repeat(300)));
        value.put("empty", List.of(List.of(), Map.of()));
        value.put("date", LocalDate.parse("2026-01-02"));
        value.put("time", LocalDateTime.parse("2026-01-02T03:04:05.678"));
        value.put("moment", OffsetDateTime.parse("2026-01-02T03:04:05+02:00"));

        assertThat(ValueTable.read(ValueTable.write(value))).isEqualTo(value);
    }

    /** A whole number and the floating one of the same value stay two, as in Python. */
    @Test
    void oneAndOnePointZeroStayTwo() {
        List<?> read =
                (List<?>) ValueTable.read(ValueTable.write(List.of(1L, 1.0, "1", true, List.of(1L), List.of(1.0))));
        assertThat(read.toString()).isEqualTo("[1, 1.0, 1, true, [1], [1.0]]");
    }

    @Test
    void theOrderOfKeysIsKept() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("b", 1L);
        first.put("a", 1L);
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("a", 1L);
        second.put("b", 1L);
        List<?> read = (List<?>) ValueTable.read(ValueTable.write(List.of(first, second)));
        assertThat(read).hasToString("[{b=1, a=1}, {a=1, b=1}]");
    }

    @Test
    void whatIsEqualIsStoredOnce() {
        String text = "a text that is long enough to be seen in the size";
        assertThat(ValueTable.write(List.of(Map.of(text, text), Map.of(text, text), text)).length)
                .isLessThan(2 * text.length());
    }

    @Test
    void aManifestIsTheSameAfterwards() throws IOException {
        Manifest manifest = ManifestLoader.load(Files.readAllBytes(Path.of("samples/rick-and-morty/manifest.yaml")));
        assertThat(CompiledManifest.read(CompiledManifest.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void damagedBytesAreRefused() throws IOException {
        byte[] bytes = CompiledManifest.write(
                ManifestLoader.load(Files.readAllBytes(Path.of("samples/rick-and-morty/manifest.yaml"))));
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> CompiledManifest.read(part)).isInstanceOf(InvalidManifestException.class);
        }
        assertThatThrownBy(() -> CompiledManifest.read("version: 1".getBytes(UTF_8)))
                .isInstanceOf(InvalidManifestException.class);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] other = bytes.clone();
            other[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                CompiledManifest.read(other);
            } catch (InvalidManifestException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedManifestIsTheSameAfterwards() throws IOException {
        assumeTrue(Files.isDirectory(CONNECTORS), "NOTICE: no recorded connectors beside the project.");
        try (Stream<Path> folders = Files.list(CONNECTORS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("manifest.yaml"))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                        Manifest manifest = ManifestLoader.load(Files.readAllBytes(folder.resolve("manifest.yaml")));
                        Manifest read = CompiledManifest.read(CompiledManifest.write(manifest));
                        assertThat(read.raw()).isEqualTo(manifest.raw());
                        assertThat(read).isEqualTo(manifest);
                    }));
        }
    }
}
