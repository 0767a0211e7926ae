package dev.pintail.source.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseMentionsTest {
    @Test
    void keysAreFoundInAllWaysOfWriting() {
        assertThat(use("{{ response.meta.next }}")).isEqualTo(new BodyUse.Keys(List.of("meta")));
        assertThat(use("{{ response['next page'] }}")).isEqualTo(new BodyUse.Keys(List.of("next page")));
        assertThat(use("{{ response.get('next', '') or response.links }}"))
                .isEqualTo(new BodyUse.Keys(List.of("next", "links")));
    }

    @Test
    void templatesWithoutTheResponseNeedNothingOfIt() {
        assertThat(use("{{ headers['response'] }}")).isEqualTo(new BodyUse.Nothing());
        assertThat(use("{{ last_record.id }}")).isEqualTo(new BodyUse.Nothing());
    }

    @Test
    void anythingElseMayNeedAllOfIt() {
        assertThat(use("{{ response | length }}")).isEqualTo(new BodyUse.Whole());
        assertThat(use("{{ response.items | length }}")).isEqualTo(new BodyUse.Whole());
        assertThat(use("{{ response[config.key] }}")).isEqualTo(new BodyUse.Whole());
        assertThat(use("{% set r = response %}{{ r.next }}")).isEqualTo(new BodyUse.Whole());
    }

    private static BodyUse use(String template) {
        return ResponseMentions.in(List.of(Template.of(template)));
    }
}
