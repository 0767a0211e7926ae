package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            userID        ; userid
            My Users      ; my_users
            a.b           ; a_b
            a-b           ; a_b
            2nd           ; _2nd
            +1            ; _1
            1             ; _1
            sales (%)     ; sales____
            naïve Café    ; na_ve_caf_
            中文a           ; __a
            __x           ; __x
            Ünïcode Ströme; _n_code_str_me
            123 Été-X     ; _123__t__x
            a🦆b           ; a_b
            İx            ; i_x
            """)
    void namesAreNormalisedAsPyAirbyteDoes(String name, String normalised) {
        assertThat(Names.normalise(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "*", "___", "中文"})
    void aNameOfWhichNothingIsLeftIsRefused(String name) {
        assertThatThrownBy(() -> Names.normalise(name)).hasMessageContaining("has no ASCII letter or digit");
        assertThat(Names.normaliseOrEmpty(name)).isEmpty();
    }

    @Test
    void quotesAreDoubled() {
        assertThat(Names.quote("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Names.literal("it's")).isEqualTo("'it''s'");
    }
}
