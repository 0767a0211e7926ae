package dev.pintail.source.cursor;

import static dev.pintail.source.cursor.DateCursor.days;
import static dev.pintail.source.cursor.DateCursor.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatetimeWindowsTest {
    static Stream<Arguments> firstSync() {
        return Stream.of(
                arguments(
                        "without a step there is one window",
                        days("2026-03-01", "2026-03-04"),
                        "2026-03-01..2026-03-04"),
                arguments("start equal to end leaves nothing", days("2026-03-01", "2026-03-01"), ""),
                arguments("start after end leaves nothing", days("2026-03-02", "2026-03-01"), ""),
                arguments(
                        "a window ends one unit before the next one, the last one includes the end",
                        days("2026-03-01", "2026-03-04").stepping("P1D", "P1D"),
                        "2026-03-01..2026-03-01 2026-03-02..2026-03-02 2026-03-03..2026-03-04"),
                arguments(
                        "a single unit is read",
                        days("2026-03-01", "2026-03-01").stepping("P1D", "P1D"),
                        "2026-03-01..2026-03-01"),
                arguments(
                        "unless the API refuses a window that ends where it starts",
                        days("2026-03-01", "2026-03-01").stepping("P1D", "P1D").comparingStrictly(),
                        ""),
                arguments(
                        "the last window is cut at the end",
                        seconds("2026-03-01", "2026-03-03T12:00:00Z").stepping("P1D", "PT1S"),
                        "2026-03-01T00:00:00Z..2026-03-01T23:59:59Z 2026-03-02T00:00:00Z..2026-03-02T23:59:59Z"
                                + " 2026-03-03T00:00:00Z..2026-03-03T12:00:00Z"),
                arguments(
                        "a granularity of zero lets neighbours share their bound",
                        days("2026-03-01", "2026-03-03").stepping("P1D", "PT0S"),
                        "2026-03-01..2026-03-02 2026-03-02..2026-03-03"),
                arguments(
                        "a step larger than the range gives one window",
                        days("2026-03-01", "2026-03-03").stepping("P1Y", "P1D"),
                        "2026-03-01..2026-03-03"),
                arguments(
                        "a month keeps the day it was cut to",
                        days("2026-01-31", "2026-04-01").stepping("P1M", "P1D"),
                        "2026-01-31..2026-02-27 2026-02-28..2026-03-27 2026-03-28..2026-04-01"),
                arguments(
                        "bounds keep the offset of the start",
                        seconds("2026-03-01T00:00:00+02:00", "2026-03-02T00:00:00+02:00")
                                .formatted("%Y-%m-%dT%H:%M:%S%z"),
                        "2026-03-01T00:00:00+0200..2026-03-02T00:00:00+0200"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("firstSync")
    void windowsOfTheFirstSync(String rule, DateCursor cursor, String expected) {
        assertThat(cursor.windowsAfter(Map.of())).isEqualTo(split(expected));
    }

    static Stream<Arguments> laterSync() {
        DateCursor march = days("2026-03-01", "2026-03-10");
        return Stream.of(
                arguments("reading goes on at the state", march, "2026-03-05", "2026-03-05..2026-03-10"),
                arguments("a state before the start does not count", march, "2026-02-05", "2026-03-01..2026-03-10"),
                arguments("a state at the end leaves nothing", march, "2026-03-10", ""),
                arguments("a lookback goes back", march.lookingBack("P2D"), "2026-03-05", "2026-03-03..2026-03-10"),
                arguments("but not before the start", march.lookingBack("P1M"), "2026-03-05", "2026-03-01..2026-03-10"),
                arguments(
                        "steps begin where the lookback leads",
                        march.lookingBack("P1D").stepping("P4D", "P1D"),
                        "2026-03-05",
                        "2026-03-04..2026-03-07 2026-03-08..2026-03-10"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laterSync")
    void windowsAfterAState(String rule, DateCursor cursor, String state, String expected) {
        assertThat(cursor.windowsAfter(Map.of("updated", state))).isEqualTo(split(expected));
    }

    static Stream<Arguments> clamped() {
        return Stream.of(
                arguments(
                        "only whole days",
                        seconds("2026-03-01T10:00:00Z", "2026-03-03T23:59:59Z")
                                .stepping("P1D", "PT1S")
                                .clamped(new Clamping.Day()),
                        "2026-03-02T00:00:00Z..2026-03-02T23:59:59Z 2026-03-03T00:00:00Z..2026-03-03T23:59:59Z"),
                arguments(
                        "only whole weeks",
                        days("2026-03-03", "2026-03-21")
                                .stepping("P7D", "P1D")
                                .clamped(new Clamping.Week(DayOfWeek.SUNDAY)),
                        "2026-03-08..2026-03-14 2026-03-15..2026-03-21"),
                arguments(
                        "only whole months",
                        days("2026-01-05", "2026-03-31").stepping("P1M", "P1D").clamped(new Clamping.Month()),
                        "2026-02-01..2026-02-28 2026-03-01..2026-03-31"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clamped")
    void clampingMovesBoundsInwards(String rule, DateCursor cursor, String expected) {
        assertThat(cursor.windowsAfter(Map.of())).isEqualTo(split(expected));
    }

    @Test
    void gapsInAStateOfConcurrentConnectorsAreRead() {
        Map<String, Object> state = Map.of(
                "state_type",
                "date-range",
                "slices",
                List.of(
                        Map.of("start", "2026-03-05", "end", "2026-03-06"),
                        Map.of("start", "2026-03-02", "end", "2026-03-03")));

        assertThat(days("2026-03-01", "2026-03-08").windowsAfter(state))
                .containsExactly("2026-03-01..2026-03-02", "2026-03-03..2026-03-05", "2026-03-06..2026-03-08");
        assertThat(days("2026-03-01", "2026-03-08").stepping("P7D", "P1D").windowsAfter(state))
                .containsExactly("2026-03-01..2026-03-01", "2026-03-04..2026-03-04", "2026-03-06..2026-03-08");
    }

    @Test
    void aStepThatLeavesTheCalendarEndsAtTheEnd() {
        assertThat(days("2026-03-01", "2026-03-08").stepping("P9000000D", "P1D").windowsAfter(Map.of()))
                .containsExactly("2026-03-01..2026-03-08");
    }

    private static List<String> split(String windows) {
        return windows.isEmpty() ? List.of() : List.of(windows.split(" "));
    }
}
