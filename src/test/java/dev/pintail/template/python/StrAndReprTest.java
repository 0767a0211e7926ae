package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrAndReprTest {
    @Test
    void scalarsPrintAsInPython() {
        assertThat(Str.of(null)).isEqualTo("None");
        assertThat(Str.of(true)).isEqualTo("True");
        assertThat(Str.of(1.0)).isEqualTo("1.0");
        assertThat(Str.of(1e16)).isEqualTo("1e+16");
        assertThat(Str.of(0.00001)).isEqualTo("1e-05");
        assertThat(Str.of(Double.NaN)).isEqualTo("nan");
        assertThat(Str.of(new BigInteger("123456789012345678901234567890")))
                .isEqualTo("123456789012345678901234567890");
        assertThat(Str.of("it's")).isEqualTo("it's");
    }

    @Test
    void textsAreQuotedInsideContainers() {
        assertThat(Str.of(Arrays.asList("a", 1L, null, 2.5))).isEqualTo("['a', 1, None, 2.5]");
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("k", List.of(true));
        dict.put("it's", "\"");
        assertThat(Str.of(dict)).isEqualTo("{'k': [True], \"it's\": '\"'}");
    }

    @Test
    void containersOfOneAndOfNoneHaveTheirOwnForms() {
        assertThat(Repr.of(PyTuple.of(1L))).isEqualTo("(1,)");
        assertThat(Repr.of(PyTuple.of())).isEqualTo("()");
        assertThat(Repr.of(PySet.copyOf(List.of()))).isEqualTo("set()");
        assertThat(Repr.of(PySet.copyOf(List.of(1L)))).isEqualTo("{1}");
    }

    @Test
    void quotesAndUnprintableCharactersAreEscaped() {
        assertThat(Repr.of("a'b")).isEqualTo("\"a'b\"");
        assertThat(Repr.of("a'b\"")).isEqualTo("'a\\'b\"'");
        assertThat(Repr.of("\\ \n\r\t\u0001\u00a0\u2028\ud800é€\uD83D\uDE00"))
                .isEqualTo("'\\\\ \\n\\r\\t\\x01\\xa0\\u2028\\ud800é€\uD83D\uDE00'");
        assertThat(Repr.of(PyBytes.of(new byte[] {'a', '\'', 0, (byte) 0xff}))).isEqualTo("b\"a'\\x00\\xff\"");
    }

    @Test
    void datesPrintInIsoFormWithABlank() {
        assertThat(Str.of(OffsetDateTime.parse("2021-01-01T00:00:00Z"))).isEqualTo("2021-01-01 00:00:00+00:00");
        assertThat(Str.of(OffsetDateTime.parse("2021-01-01T00:00:00.000005+05:30:15")))
                .isEqualTo("2021-01-01 00:00:00.000005+05:30:15");
        assertThat(Str.of(LocalDateTime.parse("0500-01-01T00:00:00"))).isEqualTo("0500-01-01 00:00:00");
        assertThat(Str.of(LocalDate.parse("2021-01-01"))).isEqualTo("2021-01-01");
    }

    @Test
    void datesInsideContainersPrintAsConstructors() {
        assertThat(Str.of(List.of(OffsetDateTime.parse("2021-01-02T03:04:00Z"))))
                .isEqualTo("[datetime.datetime(2021, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)]");
        assertThat(Str.of(List.of(OffsetDateTime.parse("2021-01-02T03:04:05-08:00"))))
                .isEqualTo("[datetime.datetime(2021, 1, 2, 3, 4, 5, "
                        + "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=57600)))]");
        assertThat(Str.of(List.of(LocalDate.parse("2021-01-02")))).isEqualTo("[datetime.date(2021, 1, 2)]");
    }

    @Test
    void timedeltasHaveNegativeDaysOnly() {
        assertThat(Str.of(Duration.ofSeconds(93784, 5000))).isEqualTo("1 day, 2:03:04.000005");
        assertThat(Str.of(Duration.ofHours(-1))).isEqualTo("-1 day, 23:00:00");
        assertThat(Str.of(Duration.ofDays(2))).isEqualTo("2 days, 0:00:00");
        assertThat(Repr.of(Duration.ZERO)).isEqualTo("datetime.timedelta(0)");
    }
}
