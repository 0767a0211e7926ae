package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.template.python.PythonError;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTest {
    private static OffsetDateTime parse(String format, Object value) {
        return DateFormat.of(format).parse(value);
    }

    private static String format(String format, String date) {
        return DateFormat.of(format).format(OffsetDateTime.parse(date));
    }

    @Test
    void withoutAnOffsetItIsUtcAndWithOneItStays() {
        assertThat(parse("%Y-%m-%dT%H:%M:%S", "2024-01-15T10:30:00")).isEqualTo("2024-01-15T10:30:00Z");
        OffsetDateTime indian = parse("%Y-%m-%dT%H:%M:%S%z", "2024-01-15T10:30:00+05:30");
        assertThat(indian.toString()).isEqualTo("2024-01-15T10:30+05:30");
    }

    @Test
    void epochFormatsReadNumbersAndTheirTexts() {
        assertThat(parse("%s", 1704067200L)).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("%s", " 1_704_067_200 ")).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("%s", 1704067200.9)).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("%ms", "1704067200123")).isEqualTo("2024-01-01T00:00:00.123Z");
        assertThat(parse("%epoch_microseconds", -1L)).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(parse("%s_as_float", "1704067200.5")).isEqualTo("2024-01-01T00:00:00.500Z");
        assertThatThrownBy(() -> parse("%s", "1704067200.5")).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> parse("%s", null)).isInstanceOf(PythonError.TypeError.class);
        assertThatThrownBy(() -> parse("%s", 253402300800L)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void whatIsFoundIsWhatIsReadAndNothingWhereThatIsAnError() {
        List<String> formats = List.of(
                "%Y-%m-%dT%H:%M:%S.%fZ",
                "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M", "%d/%m/%Y", "%Y%m%d", "%m-%Y-01", "%zT%H", "%b %d");
        List<String> pieces = List.of(
                "2024", "01", "5", "31", "000001", "-", "-", "/", "T", "t", ":", ":", ".", "Z", "z", "+05:30", " ",
                "\u0661", "\u017f", "x");
        Random random = new Random(1);
        List<String> texts = new ArrayList<>(List.of(
                "2024-01-15T10:30:00Z",
                "2024-01-15T10:30:00.5Z",
                "2024-01-15t10:30:00.5z",
                "2024-1-5T1:3:0+05:30:15.25",
                "2024-01-5 1:30",
                "2024-01- 5T10:30:00Z",
                "15/1/2024",
                "20240115",
                "\u0662024-01-15T10:30:00Z",
                "01-2024-01",
                "ZT10",
                "Jan 5",
                "1704067200"));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(13)));
            for (int change = random.nextInt(4); change > 0; change--) {
                int from = random.nextInt(text.length() + 1);
                text.replace(
                        from,
                        Math.min(text.length(), from + random.nextInt(3)),
                        pieces.get(random.nextInt(pieces.size())));
            }
            texts.add(text.toString());
        }

        for (String format : formats) {
            DateFormat dates = DateFormat.of(format);
            int found = 0;
            for (String text : texts) {
                Optional<OffsetDateTime> expected;
                try {
                    expected = Optional.of(dates.parse(text));
                    found++;
                } catch (PythonError.ValueError e) {
                    expected = Optional.empty();
                }
                assertThat(dates.find(text)).as(format + " of " + text).isEqualTo(expected);
            }
            assertThat(found).as(format).isPositive();
        }
        assertThat(DateFormat.of("%s").find("1704067200")).contains(parse("%s", "1704067200"));
        assertThat(DateFormat.of("%s").find("2024-01-15")).isEmpty();
        assertThatThrownBy(() -> DateFormat.of("%s").find(null)).isInstanceOf(PythonError.TypeError.class);
    }

    @Test
    void halfMicrosecondsRoundToEven() {
        assertThat(parse("%s_as_float", 0.0000005).getNano()).isZero();
        assertThat(parse("%s_as_float", 0.0000015).getNano()).isEqualTo(2000);
    }

    @Test
    void numbersMayLackZerosAndHaveDigitsOfAnyScript() {
        assertThat(parse("%Y-%m-%d", "2024-1-5")).isEqualTo("2024-01-05T00:00:00Z");
        assertThat(parse("%Y-%m-%d", "２０２４-01-15")).isEqualTo("2024-01-15T00:00:00Z");
        assertThat(parse("%Y%m%d", 20240115L)).isEqualTo("2024-01-15T00:00:00Z");
    }

    @Test
    void lettersMatchInAnyCaseAndBlanksInAnyNumber() {
        assertThat(parse("%a, %d %b %Y", "MON,  15 jan\t2024")).isEqualTo("2024-01-15T00:00:00Z");
        assertThat(parse("%Y-%m-%dT%H", "2024-01-15t10")).isEqualTo("2024-01-15T10:00:00Z");
    }

    @Test
    void fractionsHaveOneToSixDigits() {
        assertThat(parse("%S.%f", "00.5")).isEqualTo("1900-01-01T00:00:00.500Z");
        assertThat(parse("%S.%_msZ", "00.123456Z")).isEqualTo("1900-01-01T00:00:00.123456Z");
        assertThatThrownBy(() -> parse("%S.%f", "00.1234567")).hasMessage("unconverted data remains: 7");
    }

    @Test
    void halfDayClocksCountFromTwelve() {
        assertThat(parse("%I:%M %p", "12:30 am")).isEqualTo("1900-01-01T00:30:00Z");
        assertThat(parse("%I:%M %p", "12:30 PM")).isEqualTo("1900-01-01T12:30:00Z");
        assertThat(parse("%I", "11")).isEqualTo("1900-01-01T11:00:00Z");
    }

    @Test
    void weeksAndDaysOfTheYearMakeDates() {
        assertThat(parse("%j %Y", "366 2023")).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(parse("%G-W%V-%u", "2020-W53-7")).isEqualTo("2021-01-03T00:00:00Z");
        assertThat(parse("%Y %U %w", "2024 00 1")).isEqualTo("2024-01-01T00:00:00Z");
        assertThatThrownBy(() -> parse("%Y-%V", "2024-03")).isInstanceOf(PythonError.ValueError.class);
    }

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d, 2024-02-30",
        "%Y-%m-%d, 2024-13-01",
        "%Y-%m-%d, 2024-01-155",
        "%Y-%m-%d, x2024-01-15",
        "%Y-%m-%dT%H:%M:%S%z, 2024-01-15T10:30:00+05:3015",
        "%Y-%m-%dT%H:%M:%S%z, 2024-01-15T10:30:00+24:00",
        "%H:%M:%S, 23:59:60",
        "%Y, 0000",
        "%Y-%Y, 2024-2024",
        "%Q, 1",
        "%, x",
        "%F, 2024-01-15",
        "%Y %s, 2024 5",
        "%m-%d, 02-29",
    })
    void whatDoesNotMatchOrIsNoDateIsAValueError(String format, String text) {
        assertThatThrownBy(() -> parse(format, text)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void anOffsetThatJavaCannotHoldKeepsTheInstant() {
        assertThat(parse("%H:%M%z", "10:30-23:59")).isEqualTo("1900-01-02T10:29:00Z");
    }

    @Test
    void formattingDoesNotConvertTheZone() {
        assertThat(format("%Y-%m-%dT%H:%M:%SZ", "2024-01-15T10:30:00+05:30")).isEqualTo("2024-01-15T10:30:00Z");
        assertThat(format("%z %Z", "2024-01-15T10:30:00+05:30")).isEqualTo("+0530 UTC+05:30");
        assertThat(DateFormat.of("%H%z%Z").format(LocalDateTime.parse("2024-01-15T10:30:00")))
                .isEqualTo("10");
    }

    @Test
    void millisecondsHaveThreeDigitsWhereverMicrosecondsStand() {
        assertThat(format("%S.%_msZ %f", "2024-01-15T10:30:00.123456Z")).isEqualTo("00.123Z 123");
        assertThat(format("%f", "2024-01-15T10:30:00.123456Z")).isEqualTo("123456");
    }

    @Test
    void epochFormatsWriteNumbersCutTowardsZero() {
        assertThat(format("%s", "1969-12-31T23:59:59.5Z")).isEqualTo("0");
        assertThat(format("%ms", "2024-01-01T00:00:00.1239Z")).isEqualTo("1704067200123");
        assertThat(format("%s_as_float", "2024-01-01T00:00:00Z")).isEqualTo("1704067200.0");
        assertThat(format("%epoch_microseconds", "2024-01-01T00:00:00.000001Z")).isEqualTo("1704067200000001");
    }

    @Test
    void yearsBelow1000AreNotPadded() {
        assertThat(format("%Y-%m-%d", "0500-03-04T00:00:00Z")).isEqualTo("500-03-04");
    }

    @Test
    void flagsWidthsAndUnknownDirectivesAreThoseOfTheCLibrary() {
        assertThat(format("%-d|%_d|%e|%03j|%^a|%#p|%5d|%-5d", "2024-01-05T10:30:00Z"))
                .isEqualTo("5| 5| 5|005|FRI|am|00005|    5");
        assertThat(format("%Q %:z %", "2024-01-05T10:30:00Z")).isEqualTo("%Q %:z %");
        assertThat(format("%c|%D|%G-W%V-%u|%U %W", "2021-01-03T12:00:00Z"))
                .isEqualTo("Sun Jan  3 12:00:00 2021|01/03/21|2020-W53-7|01 00");
    }

    @Test
    void aDateIsMidnight() {
        assertThat(Strftime.of("%Y-%m-%d %H:%M:%S.%f").format(LocalDate.of(2024, 1, 15)))
                .isEqualTo("2024-01-15 00:00:00.000000");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        OffsetDateTime date = OffsetDateTime.parse("2024-02-29T23:59:59.000001-08:00");
        for (String text : new String[] {"%Y-%m-%dT%H:%M:%S.%f%z", "%d/%b/%y %I.%M.%S %p %f %z", "%G %V %A %X %f%z"}) {
            DateFormat format = DateFormat.of(text);
            assertThat(format.parse(format.format(date))).as(text).isEqualTo(date);
        }
    }
}
