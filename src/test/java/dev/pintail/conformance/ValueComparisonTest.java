package dev.pintail.conformance;

import static dev.pintail.conformance.ValueComparison.KEYS_IN_ANY_ORDER;
import static dev.pintail.conformance.ValueComparison.KEYS_IN_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader;
import dev.pintail.template.python.PyTuple;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueComparisonTest {
    private static String difference(Object expected, Object actual) {
        return KEYS_IN_ORDER
                .compare("value", expected, actual)
                .map(Divergence::what)
                .orElse("none");
    }

    @Test
    void typesOfNumbersCount() {
        assertThat(difference(1L, 1L)).isEqualTo("none");
        assertThat(difference(1L, 1.0)).isEqualTo("value");
        assertThat(difference(1L, true)).isEqualTo("value");
        assertThat(difference(0.0, -0.0)).isEqualTo("value");
        assertThat(difference(Double.NaN, Double.NaN)).isEqualTo("none");
    }

    @Test
    void aTupleIsNoList() {
        assertThat(difference(PyTuple.of(1L), List.of(1L))).isEqualTo("value");
        assertThat(difference(List.of(1L), PyTuple.of(1L))).isEqualTo("value");
    }

    @Test
    void theFirstDifferenceIsNamedByItsPath() {
        assertThat(difference(JsonReader.read("{\"a\": [1, {\"b\": 2}]}"), JsonReader.read("{\"a\": [1, {\"b\": 3}]}")))
                .isEqualTo("value.a[1].b");
    }

    @Test
    void theOrderOfKeysCountsWhereItIsAskedFor() {
        Object expected = JsonReader.read("{\"a\": 1, \"b\": 2}");
        Object actual = JsonReader.read("{\"b\": 2, \"a\": 1}");
        assertThat(difference(expected, actual)).isEqualTo("value key order");
        assertThat(KEYS_IN_ANY_ORDER.compare("value", expected, actual)).isEmpty();
    }

    @Test
    void missingAndSurplusEntriesAreDifferences() {
        assertThat(difference(JsonReader.read("{\"a\": null}"), JsonReader.read("{}")))
                .isEqualTo("value");
        assertThat(difference(JsonReader.read("{}"), JsonReader.read("{\"a\": null}")))
                .isEqualTo("value");
        assertThat(difference(List.of(1L), List.of(1L, 2L))).isEqualTo("value");
    }

    @Test
    void datesAgreeInInstantAndOffset() {
        OffsetDateTime utc = OffsetDateTime.parse("2024-01-15T12:00:00Z");
        assertThat(difference(utc, OffsetDateTime.parse("2024-01-15T13:00:00+01:00")))
                .isEqualTo("value");
        assertThat(difference(utc, OffsetDateTime.parse("2024-01-15T12:00:00+00:00")))
                .isEqualTo("none");
    }
}
