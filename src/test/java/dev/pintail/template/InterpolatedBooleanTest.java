package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolatedBooleanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "False",
                "false",
                "0",
                "0.0",
                "00",
                "[]",
                "{}",
                "()",
                "None",
                "{{ none }}",
                "{{ config.x }}",
                "{{ config.x.y }}",
                "{{ config.get('x') }}",
                "{{ 1 == 2 }}"
            })
    void isFalse(String condition) {
        assertThat(eval(condition)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FALSE", "no", "null", " ", "1", "[0]", "x", "{{ 'a' }}", "{{ 1 < 2 }}"})
    void isTrue(String condition) {
        assertThat(eval(condition)).isTrue();
    }

    @Test
    void aWrongTypeIsTrue() {
        assertThat(eval("{{ 'x' in none }}")).isTrue();
    }

    @Test
    void booleansAreThemselves() {
        assertThat(InterpolatedBoolean.of(false, Map.of()).eval(Scopes.empty())).isFalse();
    }

    @Test
    void otherThingsAreNoConditions() {
        assertThatThrownBy(() -> InterpolatedBoolean.of(5L, Map.of())).isInstanceOf(TemplateException.class);
    }

    private static boolean eval(String condition) {
        return InterpolatedBoolean.of(condition, Map.of()).eval(Scopes.empty());
    }
}
