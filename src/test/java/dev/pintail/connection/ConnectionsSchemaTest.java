package dev.pintail.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The JSON Schema that editors use knows the keys that the reader knows, and no others. */
class ConnectionsSchemaTest {
    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        JsonNode schema = schema();

        assertThat(keys(schema)).isEqualTo(new TreeSet<>(ConnectionsFile.FILE_KEYS));
        assertThat(keys(schema.at("/definitions/connection")))
                .isEqualTo(new TreeSet<>(ConnectionsFile.CONNECTION_KEYS));
        assertThat(keys(schema.at("/definitions/source"))).isEqualTo(new TreeSet<>(ConnectionsFile.SOURCE_KEYS));
        assertThat(keys(schema.at("/definitions/destination")))
                .isEqualTo(new TreeSet<>(ConnectionsFile.DESTINATION_KEYS));
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = ConnectionsSchemaTest.class.getResourceAsStream("/pintail.schema.json")) {
            return new ObjectMapper().readTree(requireNonNull(in, "no schema"));
        }
    }

    private static Set<String> keys(JsonNode definition) {
        Set<String> keys = new TreeSet<>();
        definition.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
