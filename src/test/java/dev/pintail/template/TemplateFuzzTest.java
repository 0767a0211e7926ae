package dev.pintail.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pintail.fuzz.Mutation;
import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a template is, its evaluation ends: with a value, or with a {@link TemplateException}. */
@Timeout(300)
class TemplateFuzzTest {
    private static final int ROUNDS = 1_000;
    private static final String CHARACTERS =
            "{}%#()[]'\"\\|.,:=-+*/~<>! \n\r\tifnot0129eE_\u00e9\u2028\ud83d\ude00\u0000";

    private final Scope scope = Scopes.config(
                    "{\"a\": 1, \"list\": [3, 1, 2], \"text\": \"Hello\", \"deep\": {\"a\": {\"b\": [1]}}}")
            .with("record", Scopes.object("{\"a\": \"x\", \"number\": 2.5, \"list\": [{\"a\": 1}, {\"a\": 2}]}"))
            .with("response", Scopes.object("{\"items\": [1, 2]}"))
            .with("stream_slice", Scopes.object("{\"a\": \"b\"}"))
            .withAll(Scopes.object("{\"x\": \"abc\", \"l\": [], \"ns\": null, \"_\": null, \"m\": null}"));

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void madeUpTemplatesEnd(long seed) {
        RandomTemplates templates = new RandomTemplates(seed);
        for (int i = 0; i < ROUNDS; i++) {
            requireEnd(templates.next(), seed);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void damagedTemplatesOfRealKindsEnd(long seed) throws IOException {
        List<String> templates = recorded();
        assertThat(templates).hasSizeGreaterThan(1_000);
        Mutation mutation = new Mutation(new Random(seed), CHARACTERS);
        for (int i = 0; i < ROUNDS; i++) {
            requireEnd(mutation.of(templates), seed);
        }
    }

    private void requireEnd(String template, long seed) {
        assertThatCode(() -> {
                    try {
                        new InterpolatedString(template, Map.of()).eval(scope);
                        InterpolatedBoolean.of(template, Map.of()).eval(scope);
                    } catch (TemplateException expected) {
                        assertThat(expected.getMessage()).isNotBlank();
                    }
                })
                .as("seed %d, template %s", seed, template)
                .doesNotThrowAnyException();
    }

    /** The templates of the recorded expressions: our own matrix, and real manifests' where the folder is. */
    private static List<String> recorded() throws IOException {
        List<String> templates = new ArrayList<>();
        try (InputStream matrix = TemplateFuzzTest.class.getResourceAsStream("/conformance/expressions/matrix.jsonl")) {
            new String(matrix.readAllBytes(), UTF_8).lines().forEach(line -> add(line, templates));
        }
        Path corpus = Path.of("../shared/conformance/expressions/corpus.jsonl");
        if (Files.exists(corpus)) {
            Files.readAllLines(corpus).forEach(line -> add(line, templates));
        }
        return templates;
    }

    private static void add(String line, List<String> templates) {
        if (JsonReader.read(line) instanceof Map<?, ?> recording
                && recording.get("template") instanceof String template) {
            templates.add(template);
        }
    }
}
