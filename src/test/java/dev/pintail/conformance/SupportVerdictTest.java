package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.catalog.Support;
import dev.pintail.catalog.SupportVerdict;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.PintailException;
import dev.pintail.json.JsonReader;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Response;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verdict says is what happens when one tries. */
class SupportVerdictTest {
    private static final Path CONNECTORS = Path.of("../shared/conformance/connectors");
    private static final SupportVerdict VERDICT = new SupportVerdict(className -> false);

    private static final String STREAM = """
              - type: DeclarativeStream
                name: NAME
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.example.com/NAME"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    @Test
    void aManifestWithoutPythonRuns() {
        assertThat(VERDICT.of(manifest(STREAM.replace("NAME", "plain")))).isEqualTo(new Support.Runs());
    }

    /** Each puts code of the connector's own into another place of a stream. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "retriever: {type: CustomRetriever, class_name: shop.Own}",
                "retriever: {type: SimpleRetriever, requester: {type: CustomRequester, class_name: shop.Own}, SELECTOR}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b',"
                        + " authenticator: {type: CustomAuthenticator, class_name: shop.Own}}, SELECTOR}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b',"
                        + " authenticator: {class_name: shop.Own}}, SELECTOR}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b',"
                        + " error_handler: {type: CustomErrorHandler, class_name: shop.Own}}, SELECTOR}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b',"
                        + " error_handler: {type: DefaultErrorHandler, backoff_strategies:"
                        + " [{type: CustomBackoffStrategy, class_name: shop.Own}]}}, SELECTOR}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'},"
                        + " record_selector: {type: RecordSelector, extractor:"
                        + " {type: CustomRecordExtractor, class_name: shop.Own}}}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'},"
                        + " record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []},"
                        + " record_filter: {type: CustomRecordFilter, class_name: shop.Own}}}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'},"
                        + " record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []},"
                        + " schema_normalization: {type: CustomSchemaNormalization, class_name: shop.Own}}}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'}, SELECTOR,"
                        + " decoder: {type: CustomDecoder, class_name: shop.Own}}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'}, SELECTOR,"
                        + " paginator: {type: DefaultPaginator, pagination_strategy:"
                        + " {type: CustomPaginationStrategy, class_name: shop.Own}}}",
                "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url: 'https://a.b'}, SELECTOR,"
                        + " partition_router: {type: CustomPartitionRouter, class_name: shop.Own}}",
                "transformations: [{type: CustomTransformation, class_name: shop.Own}]",
                "transformations: [{class_name: shop.Own}]",
                "schema_loader: {type: CustomSchemaLoader, class_name: shop.Own}",
                "state_migrations: [{type: CustomStateMigration, class_name: shop.Own}]",
            })
    void aStreamWithPythonInItIsNamedAndReallyFails(String place) {
        String line = place.replace(
                "SELECTOR",
                "record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}");
        String key = line.substring(0, line.indexOf(':'));
        String affected = STREAM.replace("NAME", "affected");
        // Only one of a key: take the plain one out, with what stands below it.
        String own = affected.replaceFirst(" {4}" + key + ":.*\\n(?: {6}.*\\n)*", "") + "    " + line + "\n";
        String plain = STREAM.replace("NAME", "plain");

        assertThat(VERDICT.of(manifest(plain + own)))
                .isEqualTo(new Support.RunsWithout(Map.of("affected", "shop.Own")));
        assertThat(VERDICT.of(manifest(own))).isInstanceOf(Support.NotHere.class);
        assertThat(isRefused(ManifestLoader.load(manifest(own)), "affected", Map.of()))
                .as("refused: %s", own)
                .isTrue();
        assertThat(isRefused(ManifestLoader.load(manifest(plain)), "plain", Map.of()))
                .isFalse();
    }

    @Test
    void pythonInAParentCostsTheChild() {
        String child = STREAM.replace("NAME", "child") + """
                      partition_router:
                        type: SubstreamPartitionRouter
                        parent_stream_configs:
                          - type: ParentStreamConfig
                            parent_key: id
                            partition_field: id
                            stream:
                              type: DeclarativeStream
                              name: parent
                              retriever: {type: CustomRetriever, class_name: shop.Own}
                """;
        assertThat(VERDICT.of(manifest(STREAM.replace("NAME", "plain") + child)))
                .isEqualTo(new Support.RunsWithout(Map.of("child", "shop.Own")));
    }

    @Test
    void pythonInTheConfigurationCostsEverything() {
        String manifest = manifest(STREAM.replace("NAME", "plain")).replace("spec:\n", """
                        spec:
                          config_normalization_rules:
                            type: ConfigNormalizationRules
                            transformations: [{type: CustomConfigTransformation, class_name: shop.Own}]
                        """);
        assertThat(VERDICT.of(manifest))
                .isInstanceOfSatisfying(
                        Support.NotHere.class, not -> assertThat(not.reason()).contains("shop.Own"));
        assertThat(isRefused(ManifestLoader.load(manifest), "plain", Map.of("a", "b"))).isTrue();
    }

    @Test
    void aClassThatSomebodyStandsInForIsNoObstacle() {
        String own = STREAM.replace("NAME", "affected") + "    transformations: [{class_name: shop.Own}]\n";
        assertThat(new SupportVerdict("shop.Own"::equals).of(manifest(own))).isEqualTo(new Support.Runs());
    }

    @Test
    void aDefinitionThatNoStreamUsesIsNoObstacle() {
        String manifest = manifest(STREAM.replace("NAME", "plain"))
                + "definitions: {unused: {type: CustomRetriever, class_name: shop.Own}}\n";
        assertThat(VERDICT.of(manifest)).isEqualTo(new Support.Runs());
    }

    @Test
    void whatIsNoManifestDoesNotRun() {
        assertThat(VERDICT.of("streams: 1")).isInstanceOf(Support.NotHere.class);
    }

    @TestFactory
    Stream<DynamicTest> theVerdictOnEveryRecordedConnectorAgreesWithTryingIt() throws IOException {
        assumeTrue(Files.isDirectory(CONNECTORS), "NOTICE: no recorded connectors beside the project.");
        try (Stream<Path> folders = Files.list(CONNECTORS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("manifest.yaml"))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> verify(folder)));
        }
    }

    private static void verify(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("manifest.yaml"));
        Support verdict = VERDICT.of(text);
        Map<?, ?> recorded = (Map<?, ?>) JsonReader.read(Files.readAllBytes(folder.resolve("spec.json")));
        boolean runs;
        try {
            runs = !isRefused(ManifestLoader.load(text), "", config(recorded));
        } catch (ManifestException e) {
            runs = false;
        }
        assertThat(verdict instanceof Support.Runs).as("%s", verdict).isEqualTo(runs);
    }

    @SuppressWarnings("unchecked") // mappings of JSON have only text keys
    private static Map<String, Object> config(Map<?, ?> recorded) {
        return (Map<String, Object>) recorded.get("config");
    }

    /** Builds all streams, and reads one if it has a name, at a server that refuses everything. */
    private static boolean isRefused(Manifest manifest, String stream, Map<String, Object> config) {
        List<Object> said = new ArrayList<>();
        try {
            DeclarativeSource source = new DeclarativeSource(
                    manifest,
                    new SourceSurroundings(
                            request -> new Response(request, 400, List.of(), InputStream.nullInputStream()),
                            new SystemClock(),
                            new Random(0),
                            SchemaFolder.NONE));
            source.discover(config, said::add);
            if (!stream.isEmpty()) {
                source.read(
                        config,
                        new ConfiguredCatalog(List.of(
                                new ConfiguredStream(stream, Map.of(), SyncMode.FULL_REFRESH, List.of(), List.of()))),
                        List.of(),
                        said::add,
                        StopSignal.NEVER);
            }
            return false;
        } catch (PintailException e) {
            return e.code() == ErrorCode.MANIFEST_UNSUPPORTED || (e + said.toString()).contains("Python class");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String manifest(String streams) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [plain]}
                spec:
                  type: Spec
                  connection_specification: {type: object, properties: {}}
                streams:
                """ + streams;
    }
}
