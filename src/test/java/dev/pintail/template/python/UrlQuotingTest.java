package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlQuotingTest {
    @Test
    void everythingButUnreservedCharactersIsEncoded() {
        assertThat(UrlQuoting.quote("a b/é~-_.+&", "/")).isEqualTo("a%20b/%C3%A9~-_.%2B%26");
        assertThat(UrlQuoting.quotePlus("a b/+", "")).isEqualTo("a+b%2F%2B");
    }

    @Test
    void pairsArePrintedAndJoined() {
        assertThat(UrlQuoting.urlencode(List.of(Map.entry("a b", 1L), Map.entry("c", true))))
                .isEqualTo("a+b=1&c=True");
    }

    @Test
    void halfASurrogatePairCannotBeEncoded() {
        assertThatThrownBy(() -> UrlQuoting.quote("\ud800", "/")).isInstanceOf(PythonError.ValueError.class);
    }
}
