package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTemplateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 9 ** (9 ** 9) }}",
                "{{ (10 ** 50000) * (10 ** 50000) }}",
                "{{ 'x' * 1000000000 }}",
                "{{ [0] * 1000000000 }}",
                "{{ 'x'.center(1000000000) }}",
                "{{ '%1000000000d' % 5 }}",
                "{{ '{:>999999999}'.format(5) }}",
                "{{ 'x'.replace('', 'y' * 1000000) | replace('y', 'z' * 1000) }}",
                "{% set l = [1] %}{% for x in l %}{% set _ = l.append(x) %}{% endfor %}",
                "{% set l = [1] %}{% for x in 'a' * 60 %}{% set _ = l.extend(l) %}{% endfor %}",
                "{% set ns = namespace(l=[]) %}{% for x in 'a' * 60 %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
                "{% set ns = namespace(l=[]) %}{% for x in 'a' * 60 %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}"
                        + "{{ ns.l == [ns.l[0], ns.l[1]] }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l | tojson }}",
                "{% set ns = namespace() %}{% set ns.ns = ns %}{{ ns }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{% for c in 'x' * 9999 %}{% endfor %}{% endfor %}{% endfor %}",
                "{{ format_datetime(now_utc(), '%Y' * 100000) }}",
                "{{ lipsum(n=1000000000) }}"
            })
    void endsAtALimit(String template) {
        assertThatThrownBy(() -> Template.of(template).render(Scopes.empty()))
                .isInstanceOfSatisfying(
                        TemplateException.LimitExceeded.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.MANIFEST_INVALID))
                .hasMessageMatching("(?s).*\\(template line 1, column \\d+\\)|.*contains itself");
    }

    @Test
    void backtrackingEnds() {
        assertThatThrownBy(() -> Template.of("{{ ('x' * 40) | regex_search('((x|xx)+)+z') }}")
                        .render(Scopes.empty()))
                .isInstanceOf(TemplateException.Raised.class)
                .hasMessageContaining("takes too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[", "{", "-", "not ", "'a' if ", "x.a(", "1 + (", "{% if true %}", "{% for x in y %}"})
    void deepNestingIsASyntaxError(String opening) {
        String text = opening.startsWith("{%") ? opening.repeat(100_000) : "{{ " + opening.repeat(100_000) + " }}";

        assertThatThrownBy(() -> Template.of(text).render(Scopes.empty())).isInstanceOf(TemplateException.Syntax.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" + 1", ".a", "[0]", " ~ 1", " and 1", " | upper", " if 1", " is defined", "()", " < 1", ", 1"})
    void longChainsDoNotExhaustTheStack(String link) {
        Template template = Template.of("{{ 1" + link.repeat(100_000) + " }}");

        assertThatCode(() -> {
                    try {
                        template.render(Scopes.empty());
                    } catch (TemplateException expected) {
                        // Most are too long, or of a wrong type.
                    }
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.__class__.__mro__ }}",
                "{{ config.__len__() }}",
                "{{ now_utc.__globals__['os'] }}",
                "{{ '{0.__class__.__mro__}'.format(1) }}",
                "{{ [config] | map(attribute='__class__.__mro__') | list }}"
            })
    void insidesOfObjectsAreOutOfReach(String template) {
        assertThatThrownBy(() -> Template.of(template).render(Scopes.empty()))
                .isInstanceOf(TemplateException.Security.class);
    }
}
