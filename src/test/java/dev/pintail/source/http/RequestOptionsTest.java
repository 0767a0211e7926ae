package dev.pintail.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestOptionsTest {
    @Test
    void differentOptionsAreJoined() {
        assertThat(parameters(Map.of("a", 1L)).plus(parameters(Map.of("b", 2L))).parameters())
                .isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void parameterSetTwiceCollidesEvenWithTheSameValue() {
        assertThatThrownBy(() -> parameters(Map.of("a", 1L)).plus(parameters(Map.of("a", 1L))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("duplicate keys detected at key path: a");
    }

    @Test
    void headersOfDifferentCaseDoNotCollide() {
        RequestOptions one = new RequestOptions(Map.of(), Map.of("X-Key", "1"), Map.of(), Map.of());
        RequestOptions other = new RequestOptions(Map.of(), Map.of("x-key", "2"), Map.of(), Map.of());

        assertThat(one.plus(other).headers()).hasSize(2);
    }

    @Test
    void objectsInAJsonBodyAreMerged() {
        assertThat(json(Map.of("data", Map.of("user", Map.of("id", 1L))))
                        .plus(json(Map.of("data", Map.of("user", Map.of("name", "x"), "n", 2L))))
                        .bodyJson())
                .isEqualTo(Map.of("data", Map.of("user", Map.of("id", 1L, "name", "x"), "n", 2L)));
    }

    @Test
    void equalValuesInAJsonBodyAreAccepted() {
        assertThat(json(Map.of("a", List.of(1L)))
                        .plus(json(Map.of("a", List.of(1L))))
                        .bodyJson())
                .isEqualTo(Map.of("a", List.of(1L)));
    }

    @Test
    void differentValuesInAJsonBodyCollide() {
        assertThatThrownBy(() -> json(Map.of("a", Map.of("b", 1L))).plus(json(Map.of("a", Map.of("b", 2L)))))
                .hasMessageContaining("key path: a.b");
        assertThatThrownBy(() -> json(Map.of("a", Map.of("b", 1L))).plus(json(Map.of("a", 1L))))
                .hasMessageContaining("key path: a.");
    }

    private static RequestOptions parameters(Map<String, Object> values) {
        return new RequestOptions(values, Map.of(), Map.of(), Map.of());
    }

    private static RequestOptions json(Map<String, Object> values) {
        return new RequestOptions(Map.of(), Map.of(), Map.of(), values);
    }
}
