package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FnmatchTest {
    @Test
    void wildcardsCoverTheWholeName() {
        assertThat(Fnmatch.of("a*").matches("abc")).isTrue();
        assertThat(Fnmatch.of("a*").matches("xabc")).isFalse();
        assertThat(Fnmatch.of("?").matches("\n")).isTrue();
        assertThat(Fnmatch.of("a.c").matches("abc")).isFalse();
    }

    @Test
    void setsMayBeNegatedAndHoldABracket() {
        assertThat(Fnmatch.of("[a-c]").matches("b")).isTrue();
        assertThat(Fnmatch.of("[!a-c]").matches("b")).isFalse();
        assertThat(Fnmatch.of("[]]").matches("]")).isTrue();
        assertThat(Fnmatch.of("[").matches("[")).isTrue();
        assertThat(Fnmatch.of("[b-a]").matches("a")).isFalse();
    }
}
