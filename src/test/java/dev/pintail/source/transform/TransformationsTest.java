package dev.pintail.source.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.component.Transformation;
import dev.pintail.manifest.component.Transformation.AddedFieldDefinition;
import dev.pintail.manifest.component.ValueType;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformationsTest {
    private static final StreamSlice SLICE = StreamSlice.ofPartition(Map.of("account", "acc-9"));

    @Test
    void addedFieldsSeeThoseBefore() {
        Transformation add = addFields("", field("a", "{{ record.id }}"), field("b", "{{ record.a + 1 }}"));
        assertThat(apply(add, "{\"id\": 1}")).isEqualTo("{\"id\":1,\"a\":1,\"b\":2}");
    }

    @Test
    void addedFieldsSeeTheSliceAndTheConfiguration() {
        Transformation add =
                addFields("", field("account", "{{ stream_partition.account }}"), field("shop", "{{ config.shop }}"));
        assertThat(apply(add, "{}")).isEqualTo("{\"account\":\"acc-9\",\"shop\":\"acme\"}");
    }

    @Test
    void aFieldIsAddedOnlyUnderItsCondition() {
        Transformation add = addFields("{{ value == 2 and path == ['b'] }}", field("a", "1"), field("b", "2"));
        assertThat(apply(add, "{}")).isEqualTo("{\"b\":2}");
    }

    @Test
    void aValueOfAnotherTypeStaysText() {
        AddedFieldDefinition text =
                new AddedFieldDefinition(List.of("zip"), "{{ record.zip }}", ValueType.STRING, Map.of());
        assertThat(apply(addFields("", text), "{\"zip\": \"012\"}")).isEqualTo("{\"zip\":\"012\"}");
    }

    @Test
    void fieldsAreRemovedByPathOrByValue() {
        Transformation byPath = new Transformation.RemoveFields("", List.of(List.of("a", "b"), List.of("missing")));
        assertThat(apply(byPath, "{\"a\": {\"b\": 1, \"c\": 2}}")).isEqualTo("{\"a\":{\"c\":2}}");
        Transformation byValue =
                new Transformation.RemoveFields("{{ property is none }}", List.of(List.of("does not matter")));
        assertThat(apply(byValue, "{\"a\": null, \"b\": {\"c\": null}, \"l\": [null, 1]}"))
                .isEqualTo("{\"b\":{},\"l\":[null,1]}");
    }

    @Test
    void keysAreWrittenInLowerCaseAtTheTop() {
        assertThat(apply(new Transformation.KeysToLower(Map.of()), "{\"Aa\": {\"Bb\": 1}, \"c\": 2}"))
                .isEqualTo("{\"aa\":{\"Bb\":1},\"c\":2}");
    }

    @Test
    void keysAreWrittenInSnakeCaseAlsoInside() {
        Transformation snake = new Transformation.KeysToSnakeCase(Map.of());
        assertThat(apply(
                        snake, "{\"userID\": {\"HTTPServer\": 1}, \"123abc\": [{\"Xx\": 1}], \"$a.b\": 2, \"x__\": 3}"))
                .isEqualTo("{\"user_id\":{\"httpserver\":1},\"_123_abc\":[{\"Xx\":1}],\"_a_b\":2,\"x_\":3}");
        assertThat(apply(snake, "{\"ÄpfelÖl\": 1, \"日本\": 2}")).isEqualTo("{\"apfel_ol\":1,\"ri_ben\":2}");
    }

    @Test
    void aTextInKeysIsReplacedEverywhere() {
        Transformation replace = new Transformation.KeysReplace(" ", "_", Map.of());
        assertThat(apply(replace, "{\"a b c\": {\"d e\": 1}}")).isEqualTo("{\"a_b_c\":{\"d_e\":1}}");
        Transformation empty = new Transformation.KeysReplace("", "-", Map.of());
        assertThat(apply(empty, "{\"a😀\": 1}")).isEqualTo("{\"-a-😀-\":1}");
    }

    @Test
    void flatteningKeepsBareKeysUntilAListIsMet() {
        String record = "{\"a\": 1, \"b\": {\"a\": 2, \"c\": {\"d\": 3}}, \"l\": [1, {\"x\": 2}]}";
        assertThat(apply(new Transformation.FlattenFields(true, Map.of()), record))
                .isEqualTo("{\"l.1.x\":2,\"l.0\":1,\"b.c.d\":3,\"b.a\":2,\"a\":1}");
        assertThat(apply(new Transformation.FlattenFields(false, Map.of()), "{\"a\": {\"l\": [1]}, \"e\": {}}"))
                .isEqualTo("{\"l\":[1]}");
    }

    @Test
    void anObjectIsLiftedUnlessItsKeysAreTaken() {
        assertThat(apply(lift(true, false), "{\"id\": 1, \"data\": {\"x\": 2}}"))
                .isEqualTo("{\"id\":1,\"x\":2}");
        assertThat(apply(lift(true, false), "{\"x\": 1, \"data\": {\"x\": 2}}"))
                .isEqualTo("{\"x\":1,\"data\":{\"x\":2}}");
        assertThat(apply(lift(false, true), "{\"id\": 1, \"data\": {\"x\": 2}}"))
                .isEqualTo("{\"x\":2}");
        assertThat(apply(lift(false, true), "{\"id\": 1, \"data\": [2]}")).isEqualTo("{\"id\":1,\"data\":[2]}");
    }

    @Test
    void codeOfTheConnectorIsRefusedByName() {
        Transformation custom = new Transformation.CustomTransformation("source_x.Thing", Map.of(), Map.of());
        assertThatThrownBy(() -> apply(custom, "{}"))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED))
                .hasMessageContaining("source_x.Thing");
    }

    private static Transformation lift(boolean deleteOrigin, boolean replaceRecord) {
        return new Transformation.DpathFlattenFields(List.of("data"), deleteOrigin, replaceRecord, null, Map.of());
    }

    private static Transformation addFields(String condition, AddedFieldDefinition... fields) {
        return new Transformation.AddFields(List.of(fields), condition, Map.of());
    }

    private static AddedFieldDefinition field(String name, String value) {
        return new AddedFieldDefinition(List.of(name), value, null, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static String apply(Transformation transformation, String record) {
        Map<String, Object> object = (Map<String, Object>) JsonReader.read(record);
        Transformations.of(List.of(transformation), Scope.of(Map.of("shop", "acme"), Instant::now))
                .forEach(built -> built.apply(object, SLICE));
        return JsonWriter.COMPACT.write(object);
    }
}
