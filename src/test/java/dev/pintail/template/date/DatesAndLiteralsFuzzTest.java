package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.template.python.Equality;
import dev.pintail.template.python.Literals;
import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonRegex;
import dev.pintail.template.python.Repr;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts, always the same ones: nothing may end in anything but a value or one of Python's errors. */
class DatesAndLiteralsFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "12",
            "007",
            "2024",
            "99999999999999999999",
            "1e400",
            "-",
            "+",
            "--",
            ".",
            ",",
            ":",
            "/",
            " ",
            "\t",
            "\n",
            "\r",
            "\f",
            "T",
            "Z",
            "z",
            "W",
            "P",
            "D",
            "M",
            "S",
            "Y",
            "H",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "'",
            "\"",
            "'''",
            "\\",
            "\\N{",
            "\\x4",
            "\\ud83d",
            "#",
            "b'",
            "r\"",
            "None",
            "True",
            "set()",
            "...",
            "_",
            "%",
            "%Y",
            "%m",
            "%d",
            "%H",
            "%M",
            "%S",
            "%f",
            "%z",
            "%Z",
            "%-d",
            "%010s",
            "%E",
            "%O",
            "%s",
            "%c",
            "%G",
            "%V",
            "%U",
            "%j",
            "%p",
            "%I",
            "Jan",
            "monday",
            "am",
            "GMT",
            "of",
            "h",
            "\u00e9",
            "\uD83D\uDE00",
            "\ud800",
            "\u0661",
            "\u00b2",
            "\u2028",
            "\0",
            "*",
            "?",
            "|",
            "^",
            "$",
            "(?",
            "(?P<a>",
            "{1,",
            "a",
            "b");

    private final Random random = new Random(20260304);

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private interface Attempt {
        void run();
    }

    private static void valueOrPythonError(Attempt attempt) {
        try {
            attempt.run();
        } catch (PythonError e) {
            assertThat(e.className()).isNotEmpty();
        }
    }

    @Test
    void everyTextIsALiteralOrStaysAsItIs() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();
            Object value = Literals.evaluate(text);
            String printed = Repr.of(value);
            // Ellipsis and infinity print as names, which are no literals.
            if (!printed.contains("Ellipsis") && !printed.contains("inf")) {
                assertThat(Repr.of(Literals.evaluate(printed)))
                        .as("printed and read: %s", text)
                        .isEqualTo(printed);
            }
            assertThat(Equality.equal(value, value)).as(text).isTrue();
        }
    }

    @Test
    void everyFormatReadsAndWritesOrRefuses() {
        OffsetDateTime date = OffsetDateTime.parse("2024-02-29T23:59:59.123456+05:30");
        for (int i = 0; i < ROUNDS; i++) {
            DateFormat format = DateFormat.of(text());
            String other = text();
            valueOrPythonError(() -> format.parse(other));
            String written = format.format(date);
            valueOrPythonError(() -> format.parse(written));
        }
    }

    @Test
    void whatTheQuickWayReadsIsWhatThePatternReads() {
        List<String> formats =
                List.of("%Y-%m-%dT%H:%M:%S.%f%z", "%Y%m%d", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%SZ", "%H%M%S%f");
        for (int i = 0; i < ROUNDS; i++) {
            String format = formats.get(i % formats.size());
            OffsetDateTime date = OffsetDateTime.parse("1970-01-01T00:00:00Z")
                    .plusNanos(1000 * random.nextLong(4_000_000_000_000_000L));
            StringBuilder text = new StringBuilder(Strftime.of(format).format(date));
            if (i % 2 == 0) {
                text.setCharAt(random.nextInt(text.length()), "0123456789:-+ Zz.".charAt(random.nextInt(17)));
            }
            FixedWidthFormat.of(format)
                    .parse(text.toString())
                    .ifPresent(quick -> assertThat(Strptime.of(" " + format).parse(" " + text))
                            .as("%s as %s", text, format)
                            .isEqualTo(quick));
        }
    }

    @Test
    void datesAndDurationsAreReadOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();
            valueOrPythonError(() -> IsoDates.parse(text));
            valueOrPythonError(() -> IsoDates.parse("2024-01-15" + text));
            valueOrPythonError(() -> LenientDates.parse(text, TODAY));
            valueOrPythonError(() -> LenientDates.parse("2024-01-15 10:30" + text, TODAY));
            valueOrPythonError(() -> IsoDuration.parse("P" + text).addTo(TODAY));
            valueOrPythonError(() -> NumberText.parseInt(text, 0));
            valueOrPythonError(() -> NumberText.parseFloat(text));
        }
    }

    @Test
    void everyRegularExpressionMatchesOrIsRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = text();
            String text = text();
            valueOrPythonError(() -> PythonRegex.compile(pattern).search(text));
            valueOrPythonError(() -> PythonRegex.compile(pattern).replaceAll(text, pattern));
        }
    }

    @Test
    void deepNestingAndLongTextsEndQuickly() {
        for (String piece : List.of(
                "[", "(", "{", "-", "'", "{1:", "\\\n", "#\n", "1,", "+1:", "P1", "1_", "12 ", "a.", "%", "%10")) {
            String text = piece.repeat(50_000);
            assertThat(Repr.of(Literals.evaluate(text))).isNotEmpty();
            DateFormat format = DateFormat.of(text);
            valueOrPythonError(() -> format.parse(text));
            valueOrPythonError(() -> IsoDates.parse(text));
            valueOrPythonError(() -> IsoDuration.parse("P" + text));
            valueOrPythonError(() -> LenientDates.parse(text, TODAY));
            valueOrPythonError(() -> NumberText.parseFloat(text + "1"));
            valueOrPythonError(() -> NumberText.parseInt(text + "1", 10));
        }
    }
}
