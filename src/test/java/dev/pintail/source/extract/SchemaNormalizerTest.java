package dev.pintail.source.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaNormalizerTest {
    @Test
    void valuesBecomeOfTheTypeThatPythonMakesOfThem() {
        assertThat(property("{\"type\": \"string\"}", "5.0")).isEqualTo("\"5.0\"");
        assertThat(property("{\"type\": \"string\"}", "{\"a\": true}")).isEqualTo("\"{'a': True}\"");
        assertThat(property("{\"type\": \"number\"}", "\"1.5\"")).isEqualTo("1.5");
        assertThat(property("{\"type\": \"integer\"}", "12.7")).isEqualTo("12");
        assertThat(property("{\"type\": \"boolean\"}", "\" Yes\"")).isEqualTo("true");
    }

    @Test
    void whatPythonRefusesStays() {
        assertThat(property("{\"type\": \"integer\"}", "\"12.7\"")).isEqualTo("\"12.7\"");
        assertThat(property("{\"type\": \"number\"}", "[1]")).isEqualTo("[1]");
        assertThat(property("{\"type\": \"boolean\"}", "\"maybe\"")).isEqualTo("\"maybe\"");
    }

    @Test
    void nullStaysOnlyWhereItIsAllowed() {
        assertThat(property("{\"type\": [\"null\", \"string\"]}", "null")).isEqualTo("null");
        assertThat(property("{\"type\": \"string\"}", "null")).isEqualTo("\"None\"");
    }

    @Test
    void severalTypesAreNoType() {
        assertThat(property("{\"type\": [\"string\", \"integer\", \"null\"]}", "5"))
                .isEqualTo("5");
    }

    @Test
    void aScalarIsWrappedForAListOfItemTypesOnly() {
        assertThat(property("{\"type\": \"array\", \"items\": {\"type\": [\"string\"]}}", "5"))
                .isEqualTo("[\"5\"]");
        assertThat(property("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}", "5"))
                .isEqualTo("5");
        assertThat(property("{\"type\": \"array\"}", "null")).isEqualTo("[null]");
    }

    @Test
    void objectsAndListsAreFollowed() {
        String schema = "{\"type\": \"object\", \"properties\": {\"l\": {\"type\": \"array\","
                + " \"items\": {\"properties\": {\"n\": {\"type\": \"string\"}}}}}}";
        assertThat(property(schema, "{\"l\": [{\"n\": 1}, 2]}")).isEqualTo("{\"l\":[{\"n\":\"1\"},2]}");
    }

    @Test
    void aReferenceIsFollowedButDoesNotConvertThePropertyItself() {
        String schema = "{\"properties\": {\"p\": {\"$ref\": \"#/definitions/d\"}}, \"definitions\":"
                + " {\"d\": {\"type\": \"string\", \"properties\": {\"n\": {\"type\": \"string\"}}}}}";
        assertThat(normalize(schema, "{\"p\": 5}")).isEqualTo("{\"p\":5}");
        assertThat(normalize(schema, "{\"p\": {\"n\": 5}}")).isEqualTo("{\"p\":{\"n\":\"5\"}}");
    }

    @Test
    void anUnknownTypeIsAnErrorWhenNothingElseFits() {
        assertThat(property("{\"type\": [\"string\", \"money\"]}", "\"x\"")).isEqualTo("\"x\"");
        assertThatThrownBy(() -> property("{\"type\": [\"string\", \"money\"]}", "5"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("unknown type money");
    }

    @Test
    void aSchemaThatIsNoneIsAnErrorOnlyWhereAValueMeetsIt() {
        assertThat(normalize("{\"properties\": {\"p\": true}}", "{\"q\": 1}")).isEqualTo("{\"q\":1}");
        assertThatThrownBy(() -> property("true", "1")).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> property("{\"items\": [{}]}", "[1]")).isInstanceOf(SourceException.class);
        assertThat(property("{\"items\": [{}]}", "[]")).isEqualTo("[]");
    }

    private static String property(String schema, String value) {
        String record = normalize("{\"properties\": {\"p\": " + schema + "}}", "{\"p\": " + value + "}");
        return record.substring("{\"p\":".length(), record.length() - 1);
    }

    @SuppressWarnings("unchecked")
    private static String normalize(String schema, String record) {
        Map<String, Object> object = (Map<String, Object>) JsonReader.read(record);
        Map<String, Object> parsed = (Map<String, Object>) JsonReader.read(schema);
        new SchemaNormalizer(() -> parsed).normalize(object);
        return JsonWriter.COMPACT.write(object);
    }
}
