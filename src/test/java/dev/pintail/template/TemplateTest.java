package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void plainTextIsItself() {
        Template template = Template.of("a {b} c\n");

        assertThat(template.isPlainText()).isTrue();
        assertThat(template.render(Scopes.empty())).isEqualTo("a {b} c");
    }

    @Test
    void printsAndTagsAndTextAreJoined() {
        Template template = Template.of("{% for x in config.ids %}{{ x }}{{ ',' if not loop.last }}{% endfor %}!");

        assertThat(template.render(Scopes.config("{\"ids\": [1, 2, 3]}"))).isEqualTo("1,2,3!");
    }

    @Test
    void brokenTextFailsOnlyWhenEvaluated() {
        Template template = Template.of("line one\n{{ config. }}");

        assertThat(template.syntaxError())
                .get()
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.MANIFEST_INVALID));
        assertThatThrownBy(() -> template.render(Scopes.empty()))
                .isInstanceOf(TemplateException.Syntax.class)
                .hasMessage("expected name or number (template line 2, column 12)");
    }

    @Test
    void errorsNameTheTagInWhichTheyHappen() {
        assertThatThrownBy(() -> Template.of("ab{{ config.a.b }}").render(Scopes.empty()))
                .isInstanceOf(TemplateException.Undefined.class)
                .hasMessage("'dict object' has no attribute 'a' (template line 1, column 3)");
    }

    @Test
    void unknownNamesFailEvenWhereTheyAreNotRead() {
        assertThatThrownBy(() -> Template.of("{{ 1 if true else foo }}{% if false %}{{ bar }}{% endif %}")
                        .render(Scopes.empty()))
                .isInstanceOfSatisfying(
                        TemplateException.UndeclaredVariables.class,
                        error -> assertThat(error.names()).containsExactlyInAnyOrder("foo", "bar"));
    }

    @Test
    void unknownFiltersAreSyntaxErrorsUnlessConditional() {
        assertThat(Template.of("{{ 1 | nope }}").syntaxError()).isPresent();
        assertThat(Template.of("{{ 1 if true else (1 | nope) }}").render(Scopes.empty()))
                .isEqualTo("1");
    }

    @Test
    void knowsWhatItDependsOn() {
        assertThat(Template.of("{{ config.a ~ parameters.b }}").dependsOnlyOn(Set.of("config", "parameters")))
                .isTrue();
        assertThat(Template.of("{{ config.a ~ record.b }}").dependsOnlyOn(Set.of("config")))
                .isFalse();
        assertThat(Template.of("{{ now_utc() }}").dependsOnlyOn(Set.of("config")))
                .isFalse();
        assertThat(Template.of("{{ config.l.append(1) }}").dependsOnlyOn(Set.of("config")))
                .isFalse();
        assertThat(Template.of("text").dependsOnlyOn(Set.of())).isTrue();
    }

    @Test
    void variablesSetByTheTemplateAreNotReadFromOutside() {
        assertThat(Template.of("{% set a = config.x %}{% for b in a %}{{ b ~ loop.index ~ c }}{% endfor %}")
                        .variables())
                .containsExactlyInAnyOrder("config", "c");
    }

    @Test
    void aNameThatOnlyOneBranchSetsIsReadFromOutside() {
        assertThat(Template.of("{% if true %}{% set a = 1 %}{% endif %}{{ a }}").variables())
                .containsExactly("a");
    }
}
