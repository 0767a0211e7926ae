package dev.pintail.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pintail.protocol.SyncMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The JSON Schema that editors use knows the keys that the reader knows, and no others. */
class ConnectionsSchemaTest {
    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        assertThat(keys("")).isEqualTo(new TreeSet<>(ConnectionsFile.FILE_KEYS));
        assertThat(keys("/definitions/environment")).isEqualTo(new TreeSet<>(ConnectionsFile.ENVIRONMENT_KEYS));
        assertThat(keys("/definitions/connection")).isEqualTo(new TreeSet<>(ConnectionFormat.CONNECTION_KEYS));
        assertThat(keys("/definitions/source")).isEqualTo(new TreeSet<>(ConnectionFormat.SOURCE_KEYS));
        assertThat(keys("/definitions/destination")).isEqualTo(new TreeSet<>(ConnectionFormat.DESTINATION_KEYS));
        assertThat(keys("/definitions/stream")).isEqualTo(new TreeSet<>(ConnectionFormat.STREAM_KEYS));
    }

    @Test
    void schemaAndReaderKnowTheSameChoices() throws IOException {
        assertThat(values("/definitions/write_mode")).isEqualTo(names(WriteMode.values()));
        assertThat(values("/definitions/destination/properties/types/oneOf/1/items"))
                .isEqualTo(names(ExactType.values()));
        assertThat(values("/definitions/destination/properties/types/oneOf/0"))
                .isEqualTo(Set.of(ConnectionFormat.ALL_EXACT, ConnectionFormat.NONE_EXACT));
        assertThat(values("/definitions/stream/properties/sync_mode")).isEqualTo(names(SyncMode.values()));
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        schema().findValues("properties")
                .forEach(properties -> properties
                        .properties()
                        .forEach(property -> assertThat(property.getValue().has("description")
                                        || property.getValue().has("$ref"))
                                .as(property.getKey())
                                .isTrue()));
    }

    private static Set<String> keys(String pointer) throws IOException {
        Set<String> keys = new TreeSet<>();
        schema().at(pointer).get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> values(String pointer) throws IOException {
        Set<String> values = new TreeSet<>();
        schema().at(pointer).get("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Set<String> names(Enum<?>[] constants) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(constants).forEach(each -> names.add(each.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = ConnectionsSchemaTest.class.getResourceAsStream("/pintail.schema.json")) {
            return new ObjectMapper().readTree(requireNonNull(in, "no schema"));
        }
    }
}
