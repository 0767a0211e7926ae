package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {
    @Test
    void withoutYearsAndMonthsItIsATimedelta() {
        assertThat(IsoDuration.parse("P1W2DT3H4M5.6S").templateValue())
                .isEqualTo(Duration.ofDays(9).plus(Duration.ofMillis(3 * 3_600_000 + 4 * 60_000 + 5600)));
        assertThat(IsoDuration.parse("PT1,5H").exact()).isEqualTo(Duration.ofMinutes(90));
        assertThat(IsoDuration.parse("-P1D").exact()).isEqualTo(Duration.ofDays(-1));
        assertThat(IsoDuration.parse("P0M").isCalendar()).isFalse();
        assertThat(IsoDuration.parse("PT").exact()).isZero();
        assertThat(IsoDuration.parse("P1D\n").exact()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void fractionsOfAMicrosecondAreCollectedAndRoundedOnce() {
        assertThat(IsoDuration.parse("PT0.0000005S").exact()).isZero();
        assertThat(IsoDuration.parse("PT0.0000015S").exact()).isEqualTo(Duration.ofNanos(2000));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T00:00:00Z, P1M, 2024-02-29T00:00:00Z",
        "2021-01-31T00:00:00Z, P1M1D, 2021-03-01T00:00:00Z",
        "2024-02-29T12:00:00Z, P1Y, 2025-02-28T12:00:00Z",
        "2021-12-15T00:00:00+05:30, P13M, 2023-01-15T00:00:00+05:30",
        "2024-01-15T00:00:00Z, -P1Y2M, 2022-11-15T00:00:00Z",
    })
    void monthsMoveTheDateAndCutTheDay(String start, String duration, String expected) {
        OffsetDateTime sum = IsoDuration.parse(duration).addTo(OffsetDateTime.parse(start));
        assertThat(sum.isEqual(OffsetDateTime.parse(expected)))
                .as(sum.toString())
                .isTrue();
    }

    @Test
    void subtractingMovesBack() {
        assertThat(IsoDuration.parse("P1M").subtractFrom(OffsetDateTime.parse("2021-03-31T00:00:00Z")))
                .isEqualTo("2021-02-28T00:00:00Z");
    }

    @Test
    void ofADateOnlyWholeDaysCount() {
        LocalDate day = LocalDate.of(2024, 1, 15);
        assertThat(IsoDuration.parse("PT1H").addTo(day)).isEqualTo(day);
        assertThat(IsoDuration.parse("PT1H").subtractFrom(day)).isEqualTo(day);
        assertThat(IsoDuration.parse("-PT1H").addTo(day)).isEqualTo(day.minusDays(1));
        assertThat(IsoDuration.parse("P1M1D").subtractFrom(day)).isEqualTo(LocalDate.of(2023, 12, 14));
    }

    @Test
    void fractionsOfMonthsCannotBeAdded() {
        IsoDuration duration = IsoDuration.parse("P1.5M");
        assertThat(duration.isCalendar()).isTrue();
        assertThatThrownBy(() -> duration.addTo(LocalDate.EPOCH)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void leavingTheYearsOfPythonIsAnError() {
        assertThatThrownBy(() -> IsoDuration.parse("P9999Y").addTo(LocalDate.EPOCH))
                .isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> IsoDuration.parse("P9999999D").addTo(LocalDate.EPOCH))
                .isInstanceOf(PythonError.OverflowError.class);
        assertThatThrownBy(() -> IsoDuration.parse("P99999999999D")).isInstanceOf(PythonError.OverflowError.class);
    }

    @Test
    void aPointInTimeStandsForTheSpanSinceTheBeginning() {
        assertThat(IsoDuration.parse("P0001-02-03T04:05:06.5")).isEqualTo(IsoDuration.parse("P1Y2M3DT4H5M6.5S"));
        assertThat(IsoDuration.parse("P00010203T040506")).isEqualTo(IsoDuration.parse("P14M3DT4H5M6S"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "1D",
                "p1D",
                "P1",
                "P1d",
                "PT1D",
                "P1D2M",
                "P 1D",
                " P1D",
                "P1DD",
                "--P1D",
                "PT1.S",
                "P٣D",
                "P2021-13-01T00:00:00"
            })
    void everythingElseIsAValueError(String text) {
        assertThatThrownBy(() -> IsoDuration.parse(text)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void itPrintsItsPartsAsTheReferenceDoes() {
        assertThat(Str.of(IsoDuration.parse("P1Y2M3DT4H"))).isEqualTo("1 years, 2 months, 3 days, 4:00:00");
        assertThat(IsoDuration.parse("P1M").repr()).isEqualTo("isodate.duration.Duration(0, 0, 0, years=0, months=1)");
    }
}
