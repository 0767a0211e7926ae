package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded manifest loads or is refused as the reference loaded or refused it.
 *
 * <p>The recordings have no field for that verdict: where the reference refused the manifest, every step of the case failed and the
 * internal message is that of the validation, of the references or of the YAML reader.
 */
class RecordedManifestsTest {
    private static final Path RECORDINGS = Path.of("../shared/conformance");
    private static final List<String> REFUSALS = List.of(
            "Validation against json schema defined in declarative_component_schema.yaml schema failed",
            "Circular reference found",
            "Undefined reference",
            "could not determine a constructor for the tag",
            "found unhashable key");

    @TestFactory
    Stream<DynamicTest> everyManifestHasTheRecordedVerdict() throws IOException {
        assumeTrue(Files.isDirectory(RECORDINGS), "no recordings here");
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            return files
                    .filter(file -> file.startsWith(RECORDINGS.resolve("micro")) || file.endsWith("spec.json"))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file ->
                            DynamicTest.dynamicTest(RECORDINGS.relativize(file).toString(), () -> verify(file)));
        }
    }

    private static void verify(Path file) throws IOException {
        Map<?, ?> recording = (Map<?, ?>) JsonReader.read(Files.readAllBytes(file));
        assumeTrue(recording.containsKey("manifest"), "no manifest in it");

        assertThat(refusal(file, recording.get("manifest")).isPresent())
                .as("refused")
                .isEqualTo(refusedByTheReference((List<?>) recording.get("steps")));
    }

    @SuppressWarnings("unchecked") // mappings of JSON have only text keys
    private static Optional<String> refusal(Path file, Object manifest) throws IOException {
        try {
            if (manifest instanceof Map<?, ?> inline) {
                ManifestLoader.load((Map<String, Object>) inline);
            } else {
                ManifestLoader.load(Files.readAllBytes(file.resolveSibling((String) manifest)));
            }
            return Optional.empty();
        } catch (InvalidManifestException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static boolean refusedByTheReference(List<?> steps) {
        return steps.stream()
                .map(step -> (Map<?, ?>) ((Map<?, ?>) step).get("expect"))
                .anyMatch(expect -> {
                    Object error = expect.get("error");
                    String message = error instanceof Map<?, ?> failure
                            ? failure.get("message") + " " + failure.get("internal_message")
                            : "";
                    return REFUSALS.stream().anyMatch(message::contains);
                });
    }
}
