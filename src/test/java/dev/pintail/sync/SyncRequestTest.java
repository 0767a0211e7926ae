package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncRequestTest {
    @Test
    void onlyTheConnectionIsNeeded() {
        assertThat(parse("{\"connection\": \"stripe\"}"))
                .isEqualTo(SyncRequest.of("stripe", List.of(), SyncRequest.Mode.INCREMENTAL));
    }

    @Test
    void everythingElseMayBeSaid() {
        assertThat(
                        parse(
                                "{\"version\": \"1\", \"connection\": \"stripe\", \"streams\": [\"a\", \"b\"], \"mode\": \"full_refresh\"}"))
                .isEqualTo(SyncRequest.of("stripe", List.of("a", "b"), SyncRequest.Mode.FULL_REFRESH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|names no connection",
                "{\"connection\": \"\"}|names no connection",
                "{\"connection\": 5}|names no connection",
                "{\"connection\": \"a\", \"stream\": [\"b\"]}|Did you mean \"streams\"?",
                "{\"connection\": \"a\", \"streams\": \"b\"}|must be a list",
                "{\"connection\": \"a\", \"streams\": [1]}|must be a list",
                "{\"connection\": \"a\", \"mode\": \"full\"}|full_refresh",
                "{\"connection\": \"a\", \"version\": \"2\"}|version 2"
            })
    void whatIsWrongIsRefused(String json, String message) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID))
                .hasMessageContaining(message);
    }

    @SuppressWarnings("unchecked")
    private static SyncRequest parse(String json) {
        return SyncRequest.parse((Map<String, Object>) JsonReader.read(json));
    }
}
