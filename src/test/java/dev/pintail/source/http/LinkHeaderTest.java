package dev.pintail.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkHeaderTest {
    @Test
    void linksAreFoundByRel() {
        assertThat(LinkHeader.parse(
                        "<https://h/x?page=2>; rel=\"next\", <https://h/x?page=9>; rel='last'; title=\"end\""))
                .isEqualTo(Map.of(
                        "next", Map.of("url", "https://h/x?page=2", "rel", "next"),
                        "last", Map.of("url", "https://h/x?page=9", "rel", "last", "title", "end")));
    }

    @Test
    void linkWithoutRelIsFoundByItsUrl() {
        assertThat(LinkHeader.parse("<https://h/x>")).isEqualTo(Map.of("https://h/x", Map.of("url", "https://h/x")));
    }

    @Test
    void commasAndSemicolonsInsideAUrlOnlySometimesSurvive() {
        assertThat(LinkHeader.parse("<https://h/x?a=1,2>; rel=next"))
                .containsEntry("next", Map.of("url", "https://h/x?a=1,2", "rel", "next"));
    }

    @Test
    void parametersEndAtTheFirstThatIsNone() {
        assertThat(LinkHeader.parse("<https://h/x>; broken; rel=next"))
                .isEqualTo(Map.of("https://h/x", Map.of("url", "https://h/x")));
    }

    @Test
    void emptyHeaderHasNoLinks() {
        assertThat(LinkHeader.parse("")).isEmpty();
    }
}
