package dev.pintail.manifest.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.fuzz.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast reader reads, the complete one reads alike: values, their types and the lines of mappings and keys. */
@Timeout(300)
class PlainYamlTest {
    private static final int ROUNDS = 2_000;
    private static final String CHARACTERS = "\n\n\n      ::--{}[],,'\"#|>+?=<~.019aeT\\\u00e9";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "a: 1\nb:\n- 1\n- x: y\n  z:\nc: {d: [1, 'two', \"th\\u0072ee\"], e: null}\n",
                "a: >-\n  one\n  two\n\n  three\n    four\n  five\nb: |+\n  x\n\n\nc: >\n\n  d\n # e\n",
                "text: of several\n  lines,\n\n  - with a list's sign\n# comment\nq: \"and  \n\n   quoted \\\" \"\nr: 'it''s'\n",
                "- - 1\n  - 2\n-\n  - 3\n-\n- a:\n  b: # c\n    - d\n",
                "{\"a\":1,\"b\":[true,{}],\n\"c\" : \"d\"\n}\n",
                "on: off\n1.5: 0x1F\n2020-01-01: 1_000\nv: 1.0.0\nt: 12:30\nn: Null\nu: http://example.com:80/a#b\n",
                "a: |\n   x\n  y\n",
                "a: 'x\n\n  y'   # z\n",
                "a: [x # c\n, y]\nb: {c: d e\n  f, g: h}\n",
            })
    void plainTextsAreReadAlike(String text) {
        YamlDocument plain = PlainYaml.read(text, new YamlLines());
        if (!text.startsWith("a: |\n   x")) {
            assertThat(plain).isNotNull();
        }
        requireSame(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\nb: *x\n",
                "a: !!str 1\n",
                "? a\n: b\n",
                "a:\tb\n",
                "--- a\n",
                "a: b: c\n",
                "a: {{ b }}\n",
                "<<: {a: b}\n",
                "a: =\n",
                "a: [b\n",
                "a: 'b' c\n",
                "a: b\n c: d\n",
                "a:\n  b: c\n d: e\n",
                "a: @b\n",
                "a: 2020-13-01\n",
                "%YAML 1.1\n---\na: b\n",
                "a: b\n...\n",
            })
    void theRestIsLeftToTheCompleteReader(String text) {
        assertThat(PlainYaml.read(text, new YamlLines())).isNull();
    }

    @ParameterizedTest
    @MethodSource("dev.pintail.fuzz.Seeds#all")
    void madeUpAndDamagedTextsAreReadAlike(long seed) throws IOException {
        RandomYaml texts = new RandomYaml(seed);
        Mutation mutation = new Mutation(new Random(seed), CHARACTERS);
        List<String> lines = fragments();
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < ROUNDS; i++) {
            plain += requireSame(texts.next());
            plain += requireSame(mutation.of(List.of(texts.next(), texts.next())));
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.repeat(' ', random.nextInt(4))
                        .append(lines.get(random.nextInt(lines.size())))
                        .append('\n');
            }
            plain += requireSame(text.toString());
            plain += requireSame(mutation.of(List.of(text.toString())));
        }
        assertThat(plain).as("texts that are plain").isGreaterThan(ROUNDS / 10);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void realManifestsAreReadAlike(Path file) throws IOException {
        requireSame(Files.readString(file));
    }

    static List<Path> manifests() throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(Path.of("samples/demo/manifest.yaml"));
        Path folder = Path.of("../shared/conformance/connectors");
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.endsWith("manifest.yaml")).forEach(files::add);
            }
        }
        return files;
    }

    private static List<String> fragments() {
        return List.of(
                "a: b",
                "b:",
                "- c",
                "-",
                "- - d",
                "- e: f",
                "g: |",
                "h: >-",
                "i: >",
                "j: |+",
                "k: 'l",
                "m'",
                "n: \"o",
                "p\"",
                "q: [r,",
                "s]",
                "t: {u: v,",
                "w: x}",
                "# y",
                "",
                "",
                "'z': 1",
                "\"A\": 2",
                "B c",
                "- |",
                "- >-",
                "D: 'E' # F",
                "G: H #I",
                "J: K# L",
                "- 'M': N",
                "  O",
                "P: [Q, {R: S}, 'T']",
                "U:V",
                "W : X",
                "- Y:",
                "Z: - 1",
                "1: 2.5",
                ": a",
                "a: -b",
                "- -c",
                "'d",
                "e: {f: g\n",
                "h }",
                "i\\",
                "- {j: k}",
                "[l]: m",
                "{n: o}",
                "p: ''",
                "q: 'r''s'",
                "t: \"u\\n\"",
                "{\"v\":1}",
                "[\"w\" , x:y]");
    }

    /** 1 if the text is plain. */
    private static int requireSame(String text) {
        YamlDocument plain = PlainYaml.read(text, new YamlLines());
        if (plain == null) {
            return 0;
        }
        YamlDocument any;
        try {
            any = YamlReader.readAny(text, new YamlLines());
        } catch (YamlSyntaxException e) {
            throw new AssertionError("read, but not YAML: " + e.getMessage() + "\n" + text, e);
        }
        assertThat(described(plain.value(), plain.lines()))
                .as("read from:%n%s", text)
                .isEqualTo(described(any.value(), any.lines()));
        return 1;
    }

    /** The value with the types of its scalars, and where everything stands. */
    private static String described(Object value, YamlLines lines) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> mapping -> {
                StringBuilder out = new StringBuilder("{@" + lines.line(mapping, ""));
                mapping.forEach((key, item) -> out.append(' ')
                        .append(key)
                        .append('@')
                        .append(((String) key).isEmpty() ? 0 : lines.line(mapping, (String) key))
                        .append('=')
                        .append(described(item, lines)));
                yield out.append('}').toString();
            }
            case List<?> list ->
                list.stream().map(item -> described(item, lines)).toList().toString();
            default -> value.getClass().getSimpleName() + ":" + value;
        };
    }
}
