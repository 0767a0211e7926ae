package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatementsTest {
    @Test
    void whatALoopSetsDoesNotLeaveIt() {
        assertThat(render("{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% set x = x + i %}{% endfor %}{{ x }}"))
                .isEqualTo("111");
    }

    @Test
    void aNamespaceCarriesValuesOutOfALoop() {
        assertThat(
                        render(
                                "{% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}"))
                .isEqualTo("3");
    }

    @Test
    void onlyNamespacesTakeAttributes() {
        assertThatThrownBy(() -> render("{% set x = {} %}{% set x.y = 1 %}"))
                .isInstanceOf(TemplateException.Raised.class)
                .hasMessageContaining("non-namespace");
    }

    @Test
    void macrosSeeTheBlockTheyWereDefinedIn() {
        assertThat(
                        render(
                                "{% set a = 1 %}{% macro m(b, c=a) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{% set a = 2 %}{{ m(5) }}"))
                .isEqualTo("252");
    }

    @Test
    void callBlocksBecomeTheCaller() {
        assertThat(render("{% macro m() %}[{{ caller(7) }}]{% endmacro %}{% call(x) m() %}in {{ x }}{% endcall %}"))
                .isEqualTo("[in 7]");
    }

    @Test
    void recursiveLoopsCallThemselves() {
        assertThat(render("{% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}"))
                .isEqualTo("123");
    }

    @Test
    void loopsKnowTheirNeighbours() {
        assertThat(render("{% for x in 'abc' %}{{ loop.previtem }}{{ x }}{{ loop.nextitem }} {% endfor %}"))
                .isEqualTo("ab abc bc ");
    }

    @Test
    void dashesEatTheBlanksAroundATag() {
        assertThat(render(" a {%- if true -%} b {%- endif -%} c ")).isEqualTo(" abc ");
    }

    @Test
    void rawTextIsNotRead() {
        assertThat(render("{% raw %}{{ x }}{% endraw %}{# {{ y }} #}")).isEqualTo("{{ x }}");
    }

    @Test
    void aFilteredBlockMustStayText() {
        assertThat(render("{% filter upper %}a{% endfilter %}")).isEqualTo("A");
        assertThatThrownBy(() -> render("{% filter length %}a{% endfilter %}"))
                .isInstanceOf(TemplateException.WrongType.class);
    }

    @Test
    void autoescapeEscapesWhatIsPrinted() {
        assertThat(render("{% autoescape true %}{{ '<' }}{{ '<' | safe }}{% endautoescape %}{{ '<' }}"))
                .isEqualTo("&lt;<<");
    }

    @Test
    void thereAreNoOtherTemplates() {
        assertThatThrownBy(() -> render("{% include 'x' %}")).isInstanceOf(TemplateException.WrongType.class);
    }

    private static String render(String template) {
        return Template.of(template).render(Scopes.empty());
    }
}
