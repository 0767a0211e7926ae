package dev.pintail.source.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.http.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionOverlayTest {
    private static final RequestOptions FROM = json(Map.of("filter", Map.of("from", 1L, "kind", "x")));
    private static final RequestOptions TO = json(Map.of("filter", Map.of("to", 2L, "kind", "y"), "page", 3L));

    @Test
    void optionsOfOneComponentShareAnObject() {
        assertThat(OptionOverlay.joined(FROM, TO))
                .isEqualTo(json(Map.of("filter", Map.of("from", 1L, "to", 2L, "kind", "y"), "page", 3L)));
    }

    @Test
    void optionsOfAnotherComponentReplaceAnObject() {
        assertThat(OptionOverlay.over(FROM, TO)).isEqualTo(TO);
        assertThat(OptionOverlay.over(TO, FROM))
                .isEqualTo(json(Map.of("filter", Map.of("from", 1L, "kind", "x"), "page", 3L)));
    }

    private static RequestOptions json(Map<String, Object> body) {
        return new RequestOptions(Map.of(), Map.of(), Map.of(), body);
    }
}
