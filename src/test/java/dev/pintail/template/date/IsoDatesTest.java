package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.template.python.PythonError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01T00:00:00Z",
        "2024-03, 2024-03-01T00:00:00Z",
        "20240115, 2024-01-15T00:00:00Z",
        "2024-366, 2024-12-31T00:00:00Z",
        "2024W031, 2024-01-15T00:00:00Z",
        "2024-W53-1, 2024-12-30T00:00:00Z",
        "2024-01-15 10, 2024-01-15T10:00:00Z",
        "2024-01-15x1030, 2024-01-15T10:30:00Z",
        "20240115T10:30:00z, 2024-01-15T10:30:00Z",
        "2024-01-15T10:30:00+05:30, 2024-01-15T05:00:00Z",
        "2024-01-15T10:30:00-08, 2024-01-15T18:30:00Z",
        "2024-01-15T24:00, 2024-01-16T00:00:00Z",
    })
    void isoDatesOfAllShapesAreRead(String text, String expected) {
        assertThat(IsoDates.parse(text)).isEqualTo(expected);
    }

    @Test
    void digitsBehindTheSixthAreDropped() {
        assertThat(IsoDates.parse("2024-01-15T10:30:00,1234569Z").getNano()).isEqualTo(123_456_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "202401",
                "2024-1-5",
                "2024/01/15",
                "2023-02-29",
                "2023-366",
                "2024-W54-1",
                "2024-W03-8",
                "2024-01-15T",
                "2024-01-15T24:00:01",
                "2024-01-15T10:3000",
                "2024-01-15 Z",
                "2024-01-15T10:30:00 Z",
                "2024-01-15T10:30:00+25:00",
                "1704067200",
                "２０２４-01-15",
                "abc"
            })
    void everythingElseIsAValueError(String text) {
        assertThatThrownBy(() -> IsoDates.parse(text)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void instantsOutsideTheYearsOfPythonOverflow() {
        assertThatThrownBy(() -> IsoDates.parse("0001-01-01T00:00:00+01:00"))
                .isInstanceOf(PythonError.OverflowError.class);
        assertThatThrownBy(() -> IsoDates.parse("9999-12-31T24:00")).isInstanceOf(PythonError.OverflowError.class);
    }
}
