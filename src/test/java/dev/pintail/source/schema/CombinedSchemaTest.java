package dev.pintail.source.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ManifestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinedSchemaTest {
    @Test
    void firstSchemaWinsAndStandsLast() {
        StreamSchema first = () -> Map.of("properties", Map.of("id", Map.of("type", "integer")));
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("name", Map.of("type", "string"));
        more.put("id", Map.of("type", "string"));
        StreamSchema second = () -> Map.of("properties", more);

        Map<String, Object> properties = SchemaJson.object(
                "properties", new CombinedSchema(List.of(first, second)).load().get("properties"));

        assertThat(properties)
                .containsExactly(
                        Map.entry("name", Map.of("type", "string")), Map.entry("id", Map.of("type", "integer")));
    }

    @Test
    void schemaWithoutPropertiesCannotBeCombined() {
        assertThatThrownBy(() -> new CombinedSchema(List.of(Map::of)).load()).isInstanceOf(ManifestException.class);
    }
}
