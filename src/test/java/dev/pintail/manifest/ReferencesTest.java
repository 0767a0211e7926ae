package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.yaml.YamlDocument;
import dev.pintail.manifest.yaml.YamlReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void aTextThatStartsWithHashSlashIsReplacedAnywhere() {
        assertResolves("{a: 1, b: '#/a', c: ['#/a', {d: '#/a'}]}", "{a: 1, b: 1, c: [1, {d: 1}]}");
    }

    @Test
    void ownKeysAreLaidOverTheReferencedOnesOneLevelDeep() {
        assertResolves(
                "{base: {x: {k: 1}, y: 2}, use: {z: 4, $ref: '#/base', x: {l: 3}}}",
                "{base: {x: {k: 1}, y: 2}, use: {x: {l: 3}, y: 2, z: 4}}");
    }

    @Test
    void aReferenceToSomethingElseThanAMappingReplacesTheWholeMapping() {
        assertResolves("{a: [1], b: {$ref: '#/a', c: 2}}", "{a: [1], b: [1]}");
    }

    @Test
    void referencesAreFollowedAndMayBeUsedSideBySide() {
        assertResolves(
                "{a: '#/b', b: {$ref: '#/c'}, c: {d: 1}, e: ['#/c', '#/c']}",
                "{a: {d: 1}, b: {d: 1}, c: {d: 1}, e: [{d: 1}, {d: 1}]}");
    }

    @Test
    void theWholeRestOfAPathIsTriedAsOneKeyFirst() {
        assertResolves("{n: {p: 1}, n/p: 2, use: '#/n/p'}", "{n: {p: 1}, n/p: 2, use: 2}");
        assertResolves("{n: {p/q: 1}, use: '#/n/p/q'}", "{n: {p/q: 1}, use: 1}");
    }

    @Test
    void numbersArePositionsInLists() {
        assertResolves("{l: [a, {k: b}], x: '#/l/0', y: '#/l/-1/k'}", "{l: [a, {k: b}], x: a, y: b}");
    }

    @Test
    void aNumberIsNoKeyUnlessItIsTheWholeRest() {
        assertResolves("{m: {'7': a}, x: '#/m/7'}", "{m: {'7': a}, x: a}");
        assertRefused("{m: {'7': {k: a}}, x: '#/m/7/k'}", "#/m/7/k leads nowhere");
    }

    @Test
    void aSlashAtTheEndDoesNoHarm() {
        assertResolves("{a: 1, b: '#/a/'}", "{a: 1, b: 1}");
    }

    @Test
    void valuesOfTheConfigurationAreLeftAlone() {
        assertResolves("{check: {config_overrides: {x: '#/y'}}}", "{check: {config_overrides: {x: '#/y'}}}");
    }

    @Test
    void aReferenceThatLeadsNowhereIsRefusedWithItsLine() {
        assertRefused(
                "a: 1\nb:\n  c: '#/x/y'\n", "manifest (line 3): the reference #/x/y leads nowhere: there is no \"x\"");
        assertRefused("{a: [1], b: '#/a/1'}", "leads nowhere");
        assertRefused("{a: 5, b: '#/a/x'}", "leads nowhere");
    }

    @Test
    void aCircleIsRefused() {
        assertRefused("{a: '#/b', b: '#/a'}", "leads back to itself");
        assertRefused("{a: {$ref: '#/a'}}", "leads back to itself");
        assertRefused("{a: '#/'}", "#/ leads back to itself");
    }

    @Test
    void linesAreKnownAfterwardsToo() {
        YamlDocument document = YamlReader.read("base:\n  x: 1\nuse:\n  $ref: '#/base'\n  y: 2\n");
        Map<String, Object> resolved = References.resolve(manifest(document), document.lines());
        Map<?, ?> use = (Map<?, ?>) resolved.get("use");

        assertThat(document.lines().line(use, "x")).isEqualTo(2);
        assertThat(document.lines().line(use, "y")).isEqualTo(5);
    }

    private static void assertResolves(String yaml, String expected) {
        YamlDocument document = YamlReader.read(yaml);
        assertThat(JsonWriter.PYTHON.write(References.resolve(manifest(document), document.lines())))
                .isEqualTo(JsonWriter.PYTHON.write(YamlReader.read(expected).value()));
    }

    private static void assertRefused(String yaml, String message) {
        YamlDocument document = YamlReader.read(yaml);
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> References.resolve(manifest(document), document.lines()))
                .withMessageContaining(message);
    }

    @SuppressWarnings("unchecked") // the tests' texts are mappings
    private static Map<String, Object> manifest(YamlDocument document) {
        return (Map<String, Object>) document.value();
    }
}
