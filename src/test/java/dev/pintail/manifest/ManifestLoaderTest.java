package dev.pintail.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pintail.error.ErrorCode;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.component.Authenticator.BearerAuthenticator;
import dev.pintail.manifest.component.HttpMethod;
import dev.pintail.manifest.component.Problem;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SchemaLoader.InlineSchemaLoader;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestLoaderTest {
    @Test
    void aManifestBecomesRecords() {
        Manifest manifest = ManifestLoader.load(Sample.YAML);

        DeclarativeStream stream =
                (DeclarativeStream) manifest.source().streams().getFirst();
        HttpRequester requester = (HttpRequester) ((SimpleRetriever) stream.retriever()).requester();
        assertThat(stream.name()).isEqualTo("items");
        assertThat(requester.httpMethod()).isEqualTo(HttpMethod.GET);
        assertThat(requester.authenticator()).isEqualTo(new BearerAuthenticator("{{ config['token'] }}", Map.of()));
        assertThat(stream.transformations()).isEmpty();
        assertThat(stream.incrementalSync()).isNull();
        assertThat(manifest.spec()).isPresent();
    }

    @Test
    void aManifestWithoutSpecLoads() {
        String yaml = Sample.YAML.substring(0, Sample.YAML.indexOf("spec:"));

        assertThat(ManifestLoader.load(yaml).spec()).isEmpty();
    }

    @Test
    void theTopNeedsNoType() {
        assertThat(ManifestLoader.load(Sample.with("type: DeclarativeSource\n", ""))
                        .raw())
                .containsEntry("type", "DeclarativeSource");
    }

    @Test
    void jsonIsYaml() {
        assertThat(ManifestLoader.load(json()).source())
                .isEqualTo(ManifestLoader.load(Sample.YAML).source());
    }

    @Test
    void jsonThatIsNoYamlLoadsToo() {
        String indented = json().replace("\":", "\"\t:\n\t").replace("/", "\\/");

        assertThat(ManifestLoader.load(indented).source())
                .isEqualTo(ManifestLoader.load(Sample.YAML).source());
    }

    @Test
    void aManifestInsideAConfigurationIsAMapping() {
        assertThat(ManifestLoader.load(mapping(JsonReader.read(json()))).source())
                .isEqualTo(ManifestLoader.load(Sample.YAML).source());
    }

    @Test
    void tabsBetweenTokensAreBlanks() {
        assertThat(ManifestLoader.load(Sample.with("name: items", "name:\titems\t# name"))
                        .source())
                .isEqualTo(ManifestLoader.load(Sample.YAML).source());
        assertProblem(Sample.with("    name: items", "\tname: items"), "not valid YAML", 15);
    }

    @Test
    void everyMistakeIsReportedWithPathAndLine() {
        String yaml = Sample.with("http_method: GET", "http_method: GETT")
                .replace("type: DpathExtractor", "type: DpathExtracter")
                .replace("stream_names: [items]", "stream_names: items")
                .replace("primary_key: id", "primary_key: [1]");

        assertThat(problems(yaml))
                .containsExactly(
                        new Problem("check.stream_names", 12, "expected list of text, found the text \"items\""),
                        new Problem(
                                "streams[0].retriever.requester.http_method",
                                21,
                                "\"GETT\" is not allowed here, only GET, POST. Did you mean \"GET\"?"),
                        new Problem(
                                "streams[0].retriever.record_selector.extractor",
                                25,
                                "type \"DpathExtracter\" does not fit here, expected DpathExtractor or CustomRecordExtractor or"
                                        + " CombinedExtractor. Did you mean \"DpathExtractor\"?"),
                        new Problem(
                                "streams[0].primary_key",
                                16,
                                "expected text, list of text, or list of lists of text, found a list"));
    }

    @Test
    void aMistakeInADefinitionHasTheLineOfTheDefinition() {
        assertProblem(
                Sample.with("type: BearerAuthenticator", "type: BearerAuthentication"),
                "Did you mean \"BearerAuthenticator\"?",
                8);
    }

    @Test
    void theMessageNamesTheFirstMistake() {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> ManifestLoader.load(
                        Sample.with("version: 6.44.0", "version: 6.44").replace("    name: items", "    name: 5")))
                .withMessage("streams[0].name (line 15): expected text, found the number 5 (and 1 more)")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_INVALID));
    }

    @Test
    void aMissingPropertyMayBeMisspelt() {
        assertProblem(
                Sample.with("field_path:", "field_paths:"),
                "\"field_path\" is missing; is \"field_paths\" a misspelling of it?",
                25);
    }

    @Test
    void unknownPropertiesAreIgnoredExceptAtTheTop() {
        ManifestLoader.load(Sample.with("    name: items", "    name: items\n    colour: red"));

        assertProblem(Sample.YAML + "colour: red\n", "\"colour\" is unknown here.", 1);
    }

    @Test
    void nothingIsNotTheSameAsAbsent() {
        assertProblem(Sample.with("primary_key: id", "primary_key:"), "found nothing (null)", 16);
    }

    @Test
    void anUnquotedDateIsNoText() {
        assertProblem(Sample.with("    name: items", "    name: 2021-01-01"), "put it in quotes", 15);
    }

    @Test
    void datesInASchemaAreWrittenAsJsonWritesThem() {
        Manifest manifest =
                ManifestLoader.load(Sample.with("properties: {}", "examples: [2021-01-01, 2021-01-01T10:00:00Z]"));

        DeclarativeStream stream =
                (DeclarativeStream) manifest.source().streams().getFirst();
        assertThat(((InlineSchemaLoader) stream.schemaLoader()).schema())
                .containsEntry("examples", List.of("2021-01-01", "2021-01-01T10:00:00+00:00"));
    }

    @Test
    void oneOfStreamsAndDynamicStreamsHasToBeThere() {
        assertThat(problems("{version: '6', check: {type: CheckStream}}"))
                .containsExactly(new Problem("", 1, "at least one of streams, dynamic_streams has to be there"));
    }

    @Test
    void aTemplateNeedsQuotes() {
        assertProblem(Sample.with("\"{{ config['token'] }}\"", "{{ config['token'] }}"), "needs quotes", 9);
    }

    @Test
    void whatIsNoMappingIsNoManifest() {
        assertProblem("- a\n", "a manifest is a mapping", 0);
        assertProblem("", "a manifest is a mapping", 0);
        assertProblem("$ref: '#/a'\na: 5\n", "does not lead to a mapping", 1);
    }

    @Test
    void textHasToBeUtf8() {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> ManifestLoader.load(new byte[] {'a', ':', (byte) 0xff}))
                .withMessage("manifest: not UTF-8 text");
        assertThat(ManifestLoader.load(Sample.YAML.getBytes(UTF_8)).source()).isNotNull();
    }

    private static String json() {
        return JsonWriter.COMPACT.write(YamlReader.read(Sample.YAML).value());
    }

    private static List<Problem> problems(String yaml) {
        try {
            ManifestLoader.load(yaml);
            return List.of();
        } catch (InvalidManifestException e) {
            return e.problems();
        }
    }

    private static void assertProblem(String yaml, String message, int line) {
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @SuppressWarnings("unchecked") // the test's text is a mapping
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
