package dev.pintail.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ManifestException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSchemaCheckTest {
    @Test
    void problemSaysWhereAndWhatButNotTheValue() {
        JsonSchemaCheck check = new JsonSchemaCheck(Map.of(
                "properties", Map.of("key", Map.of("type", "string", "pattern", "^k_")), "required", List.of("key")));

        assertThat(check.problem(Map.of("key", "k_1"))).isEmpty();
        assertThat(check.problem(Map.of("key", "hunter2")))
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("key: ").contains("^k_").doesNotContain("hunter2"));
        assertThat(check.problem(Map.of()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("required", "key"));
    }

    @Test
    void wholeFloatIsAnIntegerAndBooleanIsNone() {
        JsonSchemaCheck check = new JsonSchemaCheck(Map.of("type", "integer"));

        assertThat(check.problem(1.0)).isEmpty();
        assertThat(check.problem(1.5)).isPresent();
        assertThat(check.problem(true)).isPresent();
    }

    @Test
    void formatIsARemarkOnly() {
        assertThat(new JsonSchemaCheck(Map.of("format", "date")).problem("never"))
                .isEmpty();
    }

    @Test
    void unknownDialectCountsAsTheNewest() {
        JsonSchemaCheck check =
                new JsonSchemaCheck(Map.of("$schema", "https://json-schema.org/draft-07/schema#", "type", "integer"));

        assertThat(check.problem(1L)).isEmpty();
        assertThat(check.problem("1")).isPresent();
    }

    @Test
    void nothingIsFetched() {
        assertThatThrownBy(() -> new JsonSchemaCheck(Map.of("$ref", "http://localhost:1/schema.json")).problem(1L))
                .isInstanceOf(ManifestException.class);
    }
}
