package dev.pintail.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.yaml.YamlDocument;
import dev.pintail.manifest.yaml.YamlReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void typesFollowFromThePlace() {
        assertPropagates(
                "{type: DeclarativeSource, streams: [{retriever: {requester: {}, paginator: {}}}]}",
                "{type: DeclarativeSource, streams: [{retriever: {requester: {type: HttpRequester}, paginator: {type: NoPagination},"
                        + " type: SimpleRetriever}, type: DeclarativeStream}]}");
    }

    @Test
    void codeOfTheConnectorsOwnHasTypesOfItsOwn() {
        assertPropagates(
                "{type: SimpleRetriever, partition_router: {class_name: a.B}, requester: {class_name: a.C}}",
                "{type: SimpleRetriever, partition_router: {class_name: a.B, type: CustomPartitionRouter},"
                        + " requester: {class_name: a.C}}");
    }

    @Test
    void whereSeveralTypesFitNoneIsInferred() {
        assertPropagates(
                "{type: DefaultPaginator, page_size_option: {}, page_token_option: {}}",
                "{type: DefaultPaginator, page_size_option: {type: RequestOption}, page_token_option: {}}");
    }

    @Test
    void aParameterBecomesAPropertyOfEveryComponentInside() {
        assertPropagates(
                "{type: A, $parameters: {p: 1}, b: {type: B, c: [{type: C}, 5]}}",
                "{type: A, b: {type: B, c: [{type: C, p: 1, $parameters: {p: 1}}, 5], p: 1, $parameters: {p: 1}}, p: 1,"
                        + " $parameters: {p: 1}}");
    }

    @Test
    void theNearestParameterWins() {
        assertPropagates(
                "{type: A, $parameters: {p: 1}, b: {type: B, $parameters: {p: 2}}}",
                "{type: A, b: {type: B, p: 2, $parameters: {p: 2}}, p: 1, $parameters: {p: 1}}");
    }

    @Test
    void inAResolvedStreamTheOutermostParameterWins() {
        Map<String, Object> stream = mapping("{type: A, $parameters: {p: 1}, b: {type: B, $parameters: {p: 2, q: 3}}}");

        assertThat(JsonWriter.PYTHON.write(Parameters.propagateInStream(stream, true)))
                .isEqualTo(json(
                        "{type: A, b: {type: B, p: 1, q: 3, $parameters: {p: 1, q: 3}}, p: 1, $parameters: {p: 1}}"));
    }

    @Test
    void onlyEmptyPropertiesAreReplaced() {
        assertPropagates(
                "{type: A, $parameters: {a: x, b: x, c: x, d: x, e: x, f: x, g: x}, a: false, b: 0, c: '', d: [], e: {}, f: null, g: y}",
                "{type: A, a: x, b: x, c: x, d: x, e: x, f: x, g: y, $parameters: {a: x, b: x, c: x, d: x, e: x, f: x, g: x}}");
    }

    @Test
    void aParameterDoesNotReachThePropertyOfItsName() {
        assertPropagates(
                "{type: A, $parameters: {b: {type: B}, p: 1}}",
                "{type: A, b: {type: B, p: 1, $parameters: {p: 1}}, p: 1, $parameters: {p: 1, b: {type: B}}}");
    }

    @Test
    void parametersDoNotEnterJsonSchemas() {
        assertPropagates(
                "{type: A, $parameters: {p: 1}, schema: {type: object, properties: {x: {type: string}}}}",
                "{type: A, schema: {type: object, properties: {x: {type: string}}}, p: 1, $parameters: {p: 1}}");
        assertPropagates(
                "{type: A, $parameters: {p: 1}, schema: {type: [object, 'null'], x: {type: B}}}",
                "{type: A, schema: {type: [object, 'null'], x: {type: B}}, p: 1, $parameters: {p: 1}}");
        assertPropagates(
                "{type: A, $parameters: {p: 1}, properties: {type: {type: string}}}",
                "{type: A, properties: {type: {type: string}}, p: 1, $parameters: {p: 1}}");
    }

    @Test
    void aMappingWithoutTypePassesParametersToComponentsDirectlyInside() {
        assertPropagates(
                "{type: SelectiveAuthenticator, $parameters: {p: 1}, authenticators: {k: {type: NoAuth}, l: [{type: NoAuth}]}}",
                "{type: SelectiveAuthenticator, authenticators: {k: {type: NoAuth, p: 1, $parameters: {p: 1}}, l: [{type: NoAuth}]},"
                        + " p: 1, $parameters: {p: 1}}");
        assertPropagates(
                "{type: A, $parameters: {p: 1}, m: {n: {o: {type: B}}}}",
                "{type: A, m: {n: {o: {type: B}}}, p: 1, $parameters: {p: 1}}");
    }

    @Test
    void theInputStaysAsItWas() {
        Map<String, Object> manifest = mapping("{type: A, $parameters: {p: 1}, b: [{type: B}]}");
        String before = JsonWriter.PYTHON.write(manifest);

        Parameters.propagate(manifest, YamlReader.read("").lines());

        assertThat(JsonWriter.PYTHON.write(manifest)).isEqualTo(before);
    }

    @Test
    void parametersThatAreNoMappingAreRefused() {
        YamlDocument document = YamlReader.read("type: A\nb:\n  type: B\n  $parameters: 5\n");

        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> Parameters.propagate(mapping(document.value()), document.lines()))
                .withMessageContaining("(line 4): $parameters is no mapping");
    }

    private static void assertPropagates(String yaml, String expected) {
        YamlDocument document = YamlReader.read(yaml);
        assertThat(JsonWriter.PYTHON.write(Parameters.propagate(mapping(document.value()), document.lines())))
                .isEqualTo(json(expected));
    }

    private static String json(String yaml) {
        return JsonWriter.PYTHON.write(YamlReader.read(yaml).value());
    }

    private static Map<String, Object> mapping(String yaml) {
        return mapping(YamlReader.read(yaml).value());
    }

    @SuppressWarnings("unchecked") // the tests' texts are mappings
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
