package dev.pintail.source.cursor;

import static dev.pintail.source.cursor.StreamDefinitions.delegating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import dev.pintail.source.cursor.StreamChoice.Choice;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** It is the fourth of March 2026. */
class StreamChoiceTest {
    private static final String CURSOR = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: updated
              datetime_format: "%Y-%m-%d"
              start_datetime: "2026-01-01"
            """;
    private static final StateDelegatingStream WEEK = delegating(CURSOR, CURSOR, "api_retention_period: P7D\n");

    private final FakeClock clock = new FakeClock();

    @Test
    void theFirstSyncReadsTheFullRefreshStream() {
        assertThat(choose(WEEK, Map.of())).isEqualTo(new Choice(WEEK.fullRefreshStream(), Map.of(), false));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                arguments("young", Map.of("updated", "2026-03-01"), true),
                arguments("old", Map.of("updated", "2026-02-01"), false),
                arguments("unreadable", Map.of("updated", "yesterday"), false),
                arguments("of another field", Map.of("created", "2026-03-01"), false),
                arguments(
                        "of a concurrent connector",
                        Map.of(
                                "state_type",
                                "date-range",
                                "slices",
                                List.of(Map.of("start", "2026-01-01", "end", "2026-03-01"))),
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void aStateWithinTheRetentionIsUsed(String kind, Map<String, Object> state, boolean used) {
        Choice expected = used
                ? new Choice(WEEK.incrementalStream(), state, false)
                : new Choice(WEEK.fullRefreshStream(), Map.of(), true);

        assertThat(choose(WEEK, state)).isEqualTo(expected);
    }

    @Test
    void aFullRefreshWithoutACursorCountsAsOfNow() {
        StateDelegatingStream plain = delegating("", CURSOR, "api_retention_period: P7D\n");
        Map<String, Object> state = Map.of("__ab_no_cursor_state_message", true);

        assertThat(choose(plain, state)).isEqualTo(new Choice(plain.incrementalStream(), state, false));
    }

    @Test
    void withoutARetentionEveryStateIsUsed() {
        StateDelegatingStream patient = delegating(CURSOR, CURSOR, "");
        Map<String, Object> state = Map.of("updated", "1999-01-01");

        assertThat(choose(patient, state).stream()).isEqualTo(patient.incrementalStream());
    }

    @Test
    void theStateOfAStreamThatNobodyAskedForIsNotDropped() {
        Map<String, Object> state = Map.of("updated", "2026-02-01");

        assertThat(choice().choose(WEEK, state, List.of(), false).stream()).isEqualTo(WEEK.incrementalStream());
    }

    @Test
    void numbersHaveNoAge() {
        String counting = "incremental_sync: {type: IncrementingCountCursor, cursor_field: n}\n";
        StateDelegatingStream numbers = delegating(counting, counting, "api_retention_period: P7D\n");

        assertThatThrownBy(() -> choose(numbers, Map.of())).isInstanceOf(ManifestException.class);
    }

    private Choice choose(StateDelegatingStream stream, Map<String, Object> state) {
        return choice().choose(stream, state, List.of(), true);
    }

    private StreamChoice choice() {
        return new StreamChoice(Scope.of(Map.of(), clock), clock);
    }
}
