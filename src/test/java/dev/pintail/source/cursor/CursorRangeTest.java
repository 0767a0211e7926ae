package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorRangeTest {
    private static final DateCursor DAILY =
            DateCursor.days("2026-03-01", "2026-03-04").stepping("P1D", "P1D");

    @Test
    void theStateIsTheStartUntilAWindowIsClosed() {
        assertThat(DAILY.kind().after(Map.of()).state()).isEqualTo(Map.of("updated", "2026-03-01"));
    }

    @Test
    void theStateIsTheGreatestValueSeen() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of());
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(0), null);
        close(range, windows.get(1), "2026-03-02");

        assertThat(range.stateValue()).isEqualTo("2026-03-02");
    }

    @Test
    void aValueBehindTheWindowMovesTheStateThere() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of());

        close(range, take(range).getFirst(), "2027-01-01");

        assertThat(range.stateValue()).isEqualTo("2027-01-01");
    }

    @Test
    void theStateDoesNotGoBack() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of("updated", "2026-03-03"));

        take(range).forEach(window -> close(range, window, "2026-01-01"));

        assertThat(range.stateValue()).isEqualTo("2026-03-03");
    }

    @Test
    void aFailingFirstWindowHoldsTheStateAtTheStart() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of());
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(1), "2026-03-02");
        close(range, windows.get(2), "2026-03-03");

        assertThat(range.stateValue()).isEqualTo("2026-03-01");
    }

    @Test
    void aFailingFirstWindowHoldsTheStateOfTheSyncBefore() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of("updated", "2026-03-02"));
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(1), "2026-03-04");

        assertThat(windows).hasSize(2);
        assertThat(range.stateValue()).isEqualTo("2026-03-02");
    }

    @Test
    void aFailingWindowWithinTheLookbackHoldsTheState() {
        CursorRange<OffsetDateTime> range = DAILY.lookingBack("P2D").kind().after(Map.of("updated", "2026-03-03"));
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(0), "2026-03-01");
        close(range, windows.get(2), "2026-03-04");

        assertThat(range.stateValue()).isEqualTo("2026-03-03");
    }

    @Test
    void aFailingMiddleWindowHoldsTheStateBeforeIt() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of());
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(0), "2026-03-01");
        close(range, windows.get(2), "2026-03-03");

        assertThat(range.stateValue()).isEqualTo("2026-03-01");
    }

    @Test
    void windowsMayBeClosedInAnyOrder() {
        CursorRange<OffsetDateTime> range = DAILY.kind().after(Map.of());
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(2), "2026-03-04");
        close(range, windows.get(0), "2026-03-01");
        assertThat(range.stateValue()).isEqualTo("2026-03-01");
        close(range, windows.get(1), "2026-03-02");
        assertThat(range.stateValue()).isEqualTo("2026-03-04");
    }

    @Test
    void windowsThatACoarseFormatMakesEqualAreToldApart() {
        CursorRange<OffsetDateTime> range = DAILY.formatted("%Y-%m").kind().after(Map.of());
        List<Map<String, Object>> windows = take(range);

        close(range, windows.get(0), "2026-04");
        close(range, windows.get(1), "2026-04");
        assertThat(range.stateValue()).isEqualTo("2026-03");
        close(range, windows.get(2), "2026-03");
        assertThat(range.stateValue()).isEqualTo("2026-04");
    }

    @Test
    void foreignKeysOfTheStateAreKept() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("other", 1L);
        state.put("updated", "2026-03-02");

        assertThat(DAILY.kind().after(state).state()).isEqualTo(state);
    }

    @Test
    void aStateOfConcurrentConnectorsBecomesAPlainOne() {
        Map<String, Object> state = Map.of(
                "state_type",
                "date-range",
                "slices",
                List.of(Map.of("start", "2026-03-01", "end", "2026-03-03", "most_recent_cursor_value", "2026-03-02")));

        assertThat(DAILY.kind().after(state).state()).isEqualTo(Map.of("updated", "2026-03-02"));
    }

    @Test
    void anUnreadableStateIsAnError() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("updated", null);

        assertThatThrownBy(() -> DAILY.kind().after(Map.of("updated", "2.3.2026")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("2.3.2026");
        assertThatThrownBy(() -> DAILY.kind().after(nothing)).isInstanceOf(SourceException.class);
    }

    @Test
    void clientSideFilteringKeepsWhatTheLookbackAsksForAgain() {
        CursorKind<OffsetDateTime> kind = DAILY.lookingBack("P1D").kind();
        CursorRange<OffsetDateTime> range = kind.after(Map.of("updated", "2026-03-03"));

        assertThat(List.of("2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"))
                .extracting(text -> range.wants(value(text)))
                .containsExactly(false, true, true, false);
    }

    private static List<Map<String, Object>> take(CursorRange<OffsetDateTime> range) {
        List<Map<String, Object>> windows = new ArrayList<>();
        range.windows().forEachRemaining(windows::add);
        return windows;
    }

    private static void close(CursorRange<OffsetDateTime> range, Map<String, Object> window, String mostRecent) {
        range.close(
                window,
                Optional.ofNullable(mostRecent)
                        .map(text -> range.scale().parse(text).orElseThrow()));
    }

    private static OffsetDateTime value(String text) {
        return OffsetDateTime.parse(text + "T00:00:00Z");
    }
}
