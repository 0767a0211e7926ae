package dev.pintail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private record Slice(Map<String, Object> items) implements TemplateObject {
        @Override
        public String typeName() {
            return "StreamSlice";
        }

        @Override
        public Object attribute(String name, Object absent) {
            return name.equals("partition") ? Map.of("id", 7L) : absent;
        }
    }

    @Test
    void theSliceHasThreeNames() {
        Scope scope = Scopes.empty().with("stream_slice", Map.of("id", 1L));

        assertThat(Template.of("{{ stream_slice.id }}{{ stream_partition.id }}{{ stream_interval.id }}")
                        .render(scope))
                .isEqualTo("111");
    }

    @Test
    void theOtherNamesCannotBeGiven() {
        assertThatThrownBy(() -> Scopes.empty().with("stream_partition", Map.of()))
                .isInstanceOf(TemplateException.Raised.class)
                .hasMessageContaining("reserved keyword stream_partition");
    }

    @Test
    void nullIsDefined() {
        Scope scope = Scopes.empty().with("next_page_token", null);

        assertThat(Template.of("{{ next_page_token is none }}").render(scope)).isEqualTo("True");
        assertThatThrownBy(() -> Template.of("{{ next_page_token is none }}").render(Scopes.empty()))
                .isInstanceOf(TemplateException.UndeclaredVariables.class);
    }

    @Test
    void extendingLeavesTheOldScopeAsItWas() {
        Scope scope = Scopes.empty().with("x", 1);
        Scope extended = scope.with("x", 2).withAll(Map.of("y", 3));

        assertThat(Template.of("{{ x }}").render(scope)).isEqualTo("1");
        assertThat(Template.of("{{ x }}{{ y }}").render(extended)).isEqualTo("23");
    }

    @Test
    void objectsShowTheirAttributesBeforeTheirItems() {
        Scope scope = Scopes.empty().with("stream_slice", new Slice(Map.of("partition", "item", "id", 8L)));

        assertThat(Template.of(
                                "{{ stream_slice.partition.id }}{{ stream_slice['partition'] }}{{ stream_slice.get('id') }}")
                        .render(scope))
                .isEqualTo("7item8");
    }

    @Test
    void functionsCanBeHandedIn() {
        Scope scope = Scopes.empty().with("json_loads", new JsonLoads());

        assertThat(Template.of("{{ json_loads('[1.0, null]') }}").render(scope)).isEqualTo("[1.0, None]");
    }

    @Test
    void theClockIsTheScopes() {
        assertThat(Template.of("{{ now_utc() }} {{ day_delta(-1, '%Y-%m-%d') }}")
                        .render(Scopes.empty()))
                .isEqualTo("2026-03-04 05:06:07+00:00 2026-03-03");
    }

    @Test
    void aMapThatCannotBeChangedSaysSo() {
        Scope scope = Scope.of(Map.of("a", 1L), Scopes.CLOCK);

        assertThatThrownBy(() -> Template.of("{{ config.update({'b': 1}) }}").render(scope))
                .isInstanceOf(TemplateException.Raised.class)
                .hasMessageContaining("cannot be changed");
    }
}
