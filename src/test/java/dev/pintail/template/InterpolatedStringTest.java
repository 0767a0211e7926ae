package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.pintail.template.python.PyType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpolatedStringTest {
    @Test
    void whatLooksLikeALiteralBecomesItsValue() {
        assertThat(eval("{{ config.zip }}", "{\"zip\": \"12345\"}")).isEqualTo(12345L);
        assertThat(eval("007", "{}")).isEqualTo("007");
        assertThat(eval("[1, 'a', None]", "{}")).asInstanceOf(LIST).containsExactly(1L, "a", null);
    }

    @Test
    void onlyValidTypesComeOut() {
        InterpolatedString string = new InterpolatedString("{{ config.a }}", Map.of());

        assertThat(string.eval(Scopes.config("{\"a\": 5}"), ValidTypes.TEXT)).isEqualTo("5");
        assertThat(string.eval(Scopes.config("{\"a\": [5]}"), ValidTypes.TEXT)).isEqualTo("[5]");
        assertThat(string.eval(Scopes.config("{\"a\": [5]}"), ValidTypes.TEXT_OR_LIST))
                .isEqualTo(List.of(5L));
        assertThat(string.eval(Scopes.config("{\"a\": true}"), ValidTypes.of(PyType.INT)))
                .isEqualTo(true);
    }

    @Test
    void listsAndMapsAreCopies() {
        Scope scope = Scopes.config("{\"a\": {\"b\": [1]}}");

        Object value = new InterpolatedString("{{ config.a }}", Map.of()).eval(scope);

        assertThat(value)
                .isEqualTo(scope.config().get("a"))
                .isNotSameAs(scope.config().get("a"));
    }

    @Test
    void aWrongTypeGivesTheTemplateItself() {
        assertThat(eval("{{ config.a + 1 }}", "{\"a\": \"x\"}")).isEqualTo("{{ config.a + 1 }}");
    }

    @Test
    void whoseFirstValueIsTheTemplateItselfStaysSo() {
        InterpolatedString string = new InterpolatedString("{{ config.a + 1 }}", Map.of());

        assertThat(string.eval(Scopes.config("{\"a\": \"x\"}"))).isEqualTo("{{ config.a + 1 }}");
        assertThat(string.eval(Scopes.config("{\"a\": 1}"))).isEqualTo("{{ config.a + 1 }}");
    }

    @Test
    void aLaterWrongTypeDoesNotStay() {
        InterpolatedString string = new InterpolatedString("{{ config.a + 1 }}", Map.of());

        assertThat(string.eval(Scopes.config("{\"a\": 1}"))).isEqualTo(2L);
        assertThat(string.eval(Scopes.config("{\"a\": \"x\"}"))).isEqualTo("{{ config.a + 1 }}");
        assertThat(string.eval(Scopes.config("{\"a\": 2}"))).isEqualTo(3L);
    }

    @Test
    void theDefaultReplacesWhatIsEmptyOrUndefined() {
        InterpolatedString string = new InterpolatedString("{{ config.a.b }}", Map.of(), "{{ config.other }}");

        assertThat(string.eval(Scopes.config("{\"other\": 1}"))).isEqualTo(1L);
        assertThat(string.eval(Scopes.config("{\"a\": {\"b\": \"\"}, \"other\": 2}")))
                .isEqualTo(2L);
    }

    @Test
    void withoutADefaultUndefinedFails() {
        assertThatThrownBy(() -> eval("{{ config.a.b }}", "{}")).isInstanceOf(TemplateException.Undefined.class);
        assertThat(eval("{{ config.a }}", "{}")).isEqualTo("");
    }

    @Test
    void seesItsOwnParameters() {
        assertThat(new InterpolatedString("{{ parameters.a }}", Map.of("a", "x")).eval(Scopes.empty()))
                .isEqualTo("x");
    }

    @Test
    void streamStateIsForbiddenEverywhere() {
        assertThatThrownBy(() -> eval("the stream_state", "{}"))
                .isInstanceOf(TemplateException.ForbiddenVariable.class)
                .hasMessageStartingWith("`stream_state` is no longer supported");
    }

    private static Object eval(String template, String config) {
        return new InterpolatedString(template, Map.of()).eval(Scopes.config(config));
    }
}
