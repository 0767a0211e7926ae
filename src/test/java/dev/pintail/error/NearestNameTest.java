package dev.pintail.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("customers", "charges", "events");

    @Test
    void aMisspeltNameIsRecognised() {
        assertThat(NearestName.of("custmers", KNOWN)).contains("customers");
        assertThat(NearestName.of("Charges", KNOWN)).contains("charges");
        assertThat(NearestName.of("chraegs", KNOWN)).contains("charges");
        assertThat(NearestName.of("event", KNOWN)).contains("events");
    }

    @Test
    void somethingElseIsNot() {
        assertThat(NearestName.of("payouts", KNOWN)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }

    @Test
    void theSuggestionIsPutBehindAMessage() {
        assertThat(NearestName.suggestion("chages", KNOWN)).isEqualTo(" Did you mean \"charges\"?");
        assertThat(NearestName.suggestion("zzz", KNOWN)).isEmpty();
    }
}
