package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.template.python.PythonError;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientDatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static OffsetDateTime parse(Object value) {
        return LenientDates.parse(value, TODAY);
    }

    @Test
    void wholeNumbersAreSeconds() {
        assertThat(parse(1704067200L)).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("1704067200")).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("20240115")).isEqualTo("1970-08-23T06:15:15Z");
    }

    @Test
    void negativeLongAndFractionalNumbersAreErrors() {
        assertThatThrownBy(() -> parse("-5")).hasMessage("Timestamp cannot be negative");
        assertThatThrownBy(() -> parse("17040672001")).hasMessage("Timestamp value too large");
        assertThatThrownBy(() -> parse(1704067200.5)).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> parse(null)).isInstanceOf(PythonError.ValueError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-1-5|2024-01-05T00:00:00Z",
                "2024-01-15T10:30:00.123456Z|2024-01-15T10:30:00.123456Z",
                "2024-01-15 10:30|2024-01-15T10:30:00Z",
                "01/02/2024 10:30|2024-01-02T10:30:00Z",
                "15/01/2024 10:30|2024-01-15T10:30:00Z",
                "2024/01/15|2024-01-15T00:00:00Z",
                "Jan 15, 2024|2024-01-15T00:00:00Z",
                "15-Jan-24 at 10:30:15.5 PM|2024-01-15T22:30:15.500Z",
                "20240115T103000Z|2024-01-15T10:30:00Z",
                "2024-01-15 10:30 GMT+3|2024-01-15T13:30:00Z",
                "2024-01-15 10:30 EST|2024-01-15T10:30:00Z",
                "Sept 2024|2024-09-30T00:00:00Z",
                "monday|2026-04-06T00:00:00Z",
                "12h30m|2026-03-31T12:30:00Z",
            })
    void textsAreGuessed(String text, String expected) {
        OffsetDateTime date = parse(text);
        assertThat(date.isEqual(OffsetDateTime.parse(expected)))
                .as(date.toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "10:30",
                "Mon, 15 Jan 2024 10:30:00 GMT",
                "2024-02-30",
                "2024-01-15T10",
                "1704067200.5",
                "1/2/3 4/5/6 7",
                "Jan 32 2024 x"
            })
    void everythingElseIsAValueError(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void twoDigitYearsAreWithinFiftyYearsOfToday() {
        assertThat(parse("1/2/75")).isEqualTo("2075-01-02T00:00:00Z");
        assertThat(parse("1/2/76")).isEqualTo("1976-01-02T00:00:00Z");
    }
}
