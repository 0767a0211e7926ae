package dev.pintail.source.cursor;

import static dev.pintail.source.cursor.StreamDefinitions.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pintail.error.ManifestException;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.partition.SinglePartition;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamCursorsTest {
    private static final String MARCH = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: updated
              datetime_format: "%Y-%m-%d"
              start_datetime: "{{ config['start'] }}"
              end_datetime: "2026-03-10"
            """;

    private final FakeClock clock = new FakeClock();
    private final Scope scope = Scope.of(Map.of("start", "2026-03-01", "empty", ""), clock);

    @Test
    void aStreamWithoutACursorReadsItsPartitions() {
        StreamCursor cursor = cursor("", new SinglePartition(), Map.of());

        assertThat(cursor.cursorField()).isEmpty();
        assertThat(cursor.slices()).toIterable().containsExactly(StreamSlice.EMPTY);
        assertThat(cursor.state()).isEqualTo(Map.of("__ab_no_cursor_state_message", true));
    }

    @Test
    void theStartMayBeATemplate() {
        assertThat(firstSlice(MARCH).cursorSlice())
                .isEqualTo(Map.of("start_time", "2026-03-01", "end_time", "2026-03-10"));
    }

    @Test
    void withoutAnEndTheRangeEndsNow() {
        String untilNow =
                MARCH.replace("  end_datetime: \"2026-03-10\"\n", "").replace("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S.%fZ");

        assertThat(firstSlice(untilNow.replace("{{ config['start'] }}", "2026-03-01T00:00:00.0Z"))
                        .cursorSlice())
                .containsEntry("end_time", "2026-03-04T05:06:07.000000Z");
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments("a minimum lifts", "min_datetime: '2026-03-03'", "2026-03-03"),
                arguments("a maximum lowers", "max_datetime: '2026-02-03'", "2026-02-03"),
                arguments("a lower minimum has no effect", "min_datetime: '2026-02-03'", "2026-03-01"),
                arguments("an empty bound is none", "min_datetime: \"{{ config['empty'] }}\"", "2026-03-01"),
                arguments(
                        "the maximum comes last",
                        "min_datetime: '2026-03-08'\n    max_datetime: '2026-03-05'",
                        "2026-03-05"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void theStartIsKeptWithinBounds(String rule, String bound, String expected) {
        String bounded = MARCH.replace("start_datetime: \"{{ config['start'] }}\"", """
                start_datetime:
                    type: MinMaxDatetime
                    datetime: "{{ config['start'] }}"
                    %s""".formatted(bound));

        assertThat(firstSlice(bounded).cursorSlice()).containsEntry("start_time", expected);
    }

    @Test
    void theBoundsOfTheWindowAreInjectedUnderTheirNames() {
        String injected = MARCH + """
                  partition_field_start: since
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: from}
                  end_time_option: {type: RequestOption, inject_into: header, field_name: Until}
                """;
        StreamCursor cursor = cursor(injected, new SinglePartition(), Map.of());
        StreamSlice slice = cursor.slices().next();

        assertThat(slice.cursorSlice()).containsKeys("since", "end_time");
        assertThat(cursor.options(slice, null))
                .isEqualTo(new RequestOptions(
                        Map.of("from", "2026-03-01"), Map.of("Until", "2026-03-10"), Map.of(), Map.of()));
    }

    @Test
    void theCatalogNamesTheCursorFieldOnlyWhereItMay() {
        String allowed = MARCH + "  allow_catalog_defined_cursor_field: true\n";

        assertThat(fieldFor(MARCH, List.of("created"))).contains("updated");
        assertThat(fieldFor(allowed, List.of("created"))).contains("created");
        assertThat(fieldFor(allowed, List.of(""))).contains("updated");
        assertThatThrownBy(() -> fieldFor(allowed, List.of("a", "b"))).isInstanceOf(ManifestException.class);
    }

    @Test
    void clampingEndsAtTheLastWholeUnit() {
        String clamped = MARCH.replace("2026-03-10", "2026-04-10") + "  clamping: {target: MONTH}\n";

        assertThat(firstSlice(clamped).cursorSlice())
                .isEqualTo(Map.of("start_time", "2026-03-01", "end_time", "2026-04-01"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("a step without a granularity", MARCH + "  step: P1D\n"),
                arguments("a granularity without a step", MARCH + "  cursor_granularity: P1D\n"),
                arguments("a step that is no duration", MARCH + "  step: 1 day\n  cursor_granularity: P1D\n"),
                arguments("a lookback that is no duration", MARCH + "  lookback_window: '7'\n"),
                arguments("a start in another format", MARCH.replace("{{ config['start'] }}", "1.3.2026")),
                arguments("an unknown clamping target", MARCH + "  clamping: {target: YEAR}\n"),
                arguments("weeks without a weekday", MARCH + "  clamping: {target: WEEK}\n"),
                arguments(
                        "a number to count from that is none",
                        "incremental_sync: {type: IncrementingCountCursor, cursor_field: n, start_value: x}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeInTheDefinitionIsFoundWhenTheStreamIsBuilt(String mistake, String definition) {
        assertThatThrownBy(() -> cursor(definition, new SinglePartition(), Map.of()))
                .isInstanceOf(ManifestException.class);
    }

    @Test
    void aMistakeInTheStartOfAPartitionedStreamIsFoundWhenTheFirstPartitionIsRead() {
        StreamCursor cursor = cursor(MARCH.replace("{{ config['start'] }}", "1.3.2026"), FakeRouter.of("a"), Map.of());

        assertThatThrownBy(() -> cursor.slices().hasNext()).isInstanceOf(ManifestException.class);
    }

    @Test
    void aCountingCursorTakesNoPartitions() {
        String counting =
                "incremental_sync: {type: IncrementingCountCursor, cursor_field: n, start_value: '{{ 2 + 3 }}'}\n";

        assertThat(firstSlice(counting).cursorSlice()).containsEntry("start", 5L);
        assertThatThrownBy(() -> cursor(counting, FakeRouter.of("a"), Map.of())).isInstanceOf(ManifestException.class);
    }

    private StreamSlice firstSlice(String definition) {
        return cursor(definition, new SinglePartition(), Map.of()).slices().next();
    }

    private Optional<String> fieldFor(String definition, List<String> catalogField) {
        return new StreamCursors(scope, clock, message -> {})
                .cursor(stream("", definition), new SinglePartition(), Map.of(), catalogField)
                .cursorField();
    }

    private StreamCursor cursor(String definition, PartitionRouter router, Map<String, Object> state) {
        return new StreamCursors(scope, clock, message -> {}).cursor(stream("", definition), router, state, List.of());
    }
}
