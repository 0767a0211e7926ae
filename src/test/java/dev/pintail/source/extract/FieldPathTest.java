package dev.pintail.source.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void aValueIsReplacedOrAdded() {
        assertThat(put("{\"a\": 1}", "a")).isEqualTo("{\"a\":\"v\"}");
        assertThat(put("{\"a\": 1}", "b")).isEqualTo("{\"a\":1,\"b\":\"v\"}");
    }

    @Test
    void missingObjectsAreCreated() {
        assertThat(put("{}", "a", "b", "c")).isEqualTo("{\"a\":{\"b\":{\"c\":\"v\"}}}");
    }

    @Test
    void aDecimalSegmentCreatesAListThatGrowsWithNulls() {
        assertThat(put("{}", "a", "2")).isEqualTo("{\"a\":[null,null,\"v\"]}");
        assertThat(put("{\"a\": [1]}", "a", "02", "b")).isEqualTo("{\"a\":[1,null,{\"b\":\"v\"}]}");
        assertThat(put("{\"a\": {}}", "a", "2")).isEqualTo("{\"a\":{\"2\":\"v\"}}");
    }

    @Test
    void aScalarOnTheWayIsAnError() {
        assertThatThrownBy(() -> put("{\"a\": 1}", "a", "b")).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> put("{\"a\": null}", "a", "b")).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> put("{\"a\": [null]}", "a", "0", "b")).isInstanceOf(SourceException.class);
    }

    @Test
    void onlyNumbersAreIndexesOfAList() {
        assertThatThrownBy(() -> put("{\"a\": [1]}", "a", "-1")).hasMessageContaining("no index");
        assertThatThrownBy(() -> put("{\"a\": [1]}", "a", "99999999999")).hasMessageContaining("too large");
    }

    @SuppressWarnings("unchecked")
    private static String put(String record, String... path) {
        Map<String, Object> object = (Map<String, Object>) JsonReader.read(record);
        new FieldPath(List.of(path)).put(object, "v");
        return JsonWriter.COMPACT.write(object);
    }
}
