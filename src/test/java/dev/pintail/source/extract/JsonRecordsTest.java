package dev.pintail.source.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {
    @Test
    void itemsOfTheListAreRecords() {
        assertThat(records("{\"n\": {\"x\": [1]}, \"data\": [{\"id\": 1}, {\"id\": [2]}], \"m\": 0}", "data"))
                .containsExactly("{\"id\":1}", "{\"id\":[2]}");
    }

    @Test
    void theListMayLieDeeper() {
        assertThat(records("{\"a\": {\"x\": 1, \"b\": [1, 2], \"c\": {}}, \"z\": {}}", "a", "b"))
                .containsExactly("1", "2");
    }

    @Test
    void anythingElseThanAListIsOneRecord() {
        assertThat(records("{\"data\": {\"id\": 1}}", "data")).containsExactly("{\"id\":1}");
        assertThat(records("{\"data\": {}}", "data")).isEmpty();
        assertThat(records("{\"data\": null}", "data")).isEmpty();
        assertThat(records("{\"other\": 1}", "data")).isEmpty();
        assertThat(records("{}", "data")).isEmpty();
    }

    @Test
    void indexesOnTheWayAreFollowed() {
        assertThat(records("{\"a\": [{\"b\": [1]}, {\"b\": [2, 3]}]}", "a", "1", "b"))
                .containsExactly("2", "3");
    }

    @Test
    void eachItemOfAListAtTheTopIsABody() {
        assertThat(records("[{\"id\": 1}, {}, {\"id\": 2}]")).containsExactly("{\"id\":1}", "{\"id\":2}");
        assertThat(records("[{\"d\": [1]}, {\"d\": [2, 3]}, {\"e\": 4}]", "d")).containsExactly("1", "2", "3");
        assertThat(records("{\"id\": 1}")).containsExactly("{\"id\":1}");
    }

    @Test
    void theRestOfTheBodyIsKeptForThePaginator() {
        JsonRecords records =
                open("{\"a\": 1, \"m\": {\"data\": [1], \"next\": \"t\"}, \"b\": [2]}", List.of("m", "data"));
        records.forEachRemaining(record -> {});
        assertThat(JsonWriter.COMPACT.write(records.outside())).isEqualTo("{\"a\":1,\"m\":{\"next\":\"t\"},\"b\":[2]}");
    }

    @Test
    void recordsBeforeATruncationComeOutFirst() {
        JsonRecords records = open("{\"data\": [{\"id\": 1}, {\"id\"", List.of("data"));
        assertThat(records.next()).isNotNull();
        assertThatThrownBy(records::hasNext)
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The API's answer is no readable JSON: malformed at line 1");
    }

    @Test
    void aSecondListOfRecordsIsAnError() {
        JsonRecords records = open("{\"data\": [1], \"data\": [2]}", List.of("data"));
        assertThat(records.next()).isEqualTo(1L);
        assertThatThrownBy(records::hasNext).hasMessageEndingWith("the member data occurs twice");
    }

    @Test
    void textBehindTheBodyIsAnError() {
        JsonRecords records = open("{\"data\": []} x", List.of("data"));
        assertThatThrownBy(records::hasNext).isInstanceOf(SourceException.class);
    }

    private static List<String> records(String body, String... keys) {
        List<String> records = new ArrayList<>();
        open(body, List.of(keys)).forEachRemaining(record -> records.add(JsonWriter.COMPACT.write(record)));
        return records;
    }

    private static JsonRecords open(String body, List<String> keys) {
        return new JsonRecords(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), keys, true);
    }
}
