package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpolatedMappingTest {
    @Test
    void keysAreTextsAndValuesOfTheGivenTypes() {
        InterpolatedMapping mapping = new InterpolatedMapping(
                Scopes.object("{\"{{ 1 }}\": \"{{ config.n }}\", \"l\": \"{{ config.l }}\"}"), Map.of());

        assertThat(mapping.eval(Scopes.config("{\"n\": 5, \"l\": [1]}"), ValidTypes.TEXT_OR_LIST))
                .containsExactly(entry("1", "5"), entry("l", List.of(1L)));
    }

    @Test
    void whatIsUndefinedOrEmptyIsNull() {
        InterpolatedMapping mapping = new InterpolatedMapping(
                Scopes.object(
                        "{\"a\": \"{{ config.x }}\", \"b\": \"{{ config.x.y }}\", \"c\": \"{{ config.get('x') }}\"}"),
                Map.of());

        assertThat(mapping.eval(Scopes.empty(), ValidTypes.TEXT))
                .containsExactly(entry("a", null), entry("b", null), entry("c", "None"));
    }

    @Test
    void valuesThatAreNoTextsStay() {
        InterpolatedMapping mapping = new InterpolatedMapping(Scopes.object("{\"a\": 5, \"b\": null}"), Map.of());

        assertThat(mapping.eval(Scopes.empty(), ValidTypes.TEXT)).containsExactly(entry("a", 5L), entry("b", null));
    }

    @Test
    void nestedMappingsAreEvaluatedAtEveryLevel() {
        InterpolatedNestedMapping mapping = new InterpolatedNestedMapping(
                Scopes.object(
                        "{\"a\": {\"b\": [\"{{ config.n }}\", \"{{ none }}\"], \"gone\": \"{{ none }}\"}, \"1\": true}"),
                Map.of());

        assertThat(mapping.eval(Scopes.config("{\"n\": 5}")).toString()).isEqualTo("{a={b=[5, null]}, 1=true}");
    }
}
