package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pintail.manifest.component.DynamicDeclarativeStream;
import dev.pintail.manifest.component.PaginationStrategy.PageIncrement;
import dev.pintail.manifest.component.Paginator.DefaultPaginator;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams that components resolvers make: what they put in was never written in a manifest. */
class ResolvedStreamTest {
    @Test
    void numbersAndTextsStandInForEachOther() {
        DeclarativeStream stream = (DeclarativeStream) ManifestLoader.loadStream(mapping("""
                type: DeclarativeStream
                name: 5
                retriever:
                  requester: {url: 1.5, use_cache: 'yes', request_parameters: {page: 1, all: true}}
                  record_selector: {extractor: {field_path: [0]}}
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy: {type: PageIncrement, page_size: '10', start_from_page: '2'}
                """), true);

        SimpleRetriever retriever = (SimpleRetriever) stream.retriever();
        HttpRequester requester = (HttpRequester) retriever.requester();
        assertThat(stream.name()).isEqualTo("5");
        assertThat(requester.url()).isEqualTo("1.5");
        assertThat(requester.useCache()).isTrue();
        assertThat(requester.requestParameters()).isEqualTo(Map.of("page", "1", "all", "True"));
        assertThat(((DefaultPaginator) retriever.paginator()).paginationStrategy())
                .isEqualTo(new PageIncrement(10L, 2, false, Map.of()));
    }

    @Test
    void nothingIsTheSameAsAbsent() {
        DeclarativeStream stream = (DeclarativeStream) ManifestLoader.loadStream(mapping("""
                type: DeclarativeStream
                name: a
                primary_key: null
                retriever:
                  requester: {url: x, http_method: null}
                  record_selector: {extractor: {field_path: []}}
                """), true);

        assertThat(stream.primaryKey()).isNull();
    }

    @Test
    void whatIsStillNoStreamIsRefused() {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(
                        () -> ManifestLoader.loadStream(mapping("{name: a, retriever: {type: SimpleRetriever}}"), true))
                .withMessageContaining("\"requester\" is missing");
    }

    @Test
    void aTemplateKeepsItsRawFormToBeChanged() {
        Manifest manifest = ManifestLoader.load("""
                version: '6'
                check: {type: CheckStream}
                dynamic_streams:
                  - type: DynamicDeclarativeStream
                    stream_template:
                      name: template
                      $parameters: {path: /x}
                      retriever:
                        requester: {url_base: 'https://api.example.com', $parameters: {path: /y}}
                        record_selector: {extractor: {field_path: []}}
                    components_resolver:
                      type: ConfigComponentsResolver
                      stream_config: {type: StreamConfig, configs_pointer: [streams]}
                      components_mapping: [{field_path: [name], value: '{{ 1 }}'}]
                """);
        DynamicDeclarativeStream definition = manifest.source().dynamicStreams().getFirst();
        Map<String, Object> changed =
                new LinkedHashMap<>(definition.streamTemplate().raw());
        changed.put("name", "made");

        assertThat(parameters(ManifestLoader.loadStream(changed, false))).containsEntry("path", "/y");
        assertThat(parameters(ManifestLoader.loadStream(changed, true))).containsEntry("path", "/x");
        assertThat(ManifestLoader.loadStream(changed, true).name()).isEqualTo("made");
    }

    private static Map<String, Object> parameters(SingleStream stream) {
        SimpleRetriever retriever = (SimpleRetriever) ((DeclarativeStream) stream).retriever();
        return ((HttpRequester) retriever.requester()).parameters();
    }

    @SuppressWarnings("unchecked") // the tests' texts are mappings
    private static Map<String, Object> mapping(String yaml) {
        return (Map<String, Object>) YamlReader.read(yaml).value();
    }
}
