package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.protocol.Message;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangeCursorTest {
    private static final DateCursor WEEKLY =
            DateCursor.days("2026-03-01", "2026-03-14").stepping("P7D", "P1D");

    private final List<Message> said = new ArrayList<>();

    @Test
    void recordsWithoutAReadableValueAreSyncedAndDoNotMoveTheState() {
        RangeCursor<OffsetDateTime> cursor = cursor();
        StreamSlice slice = cursor.slices().next();

        for (Map<String, Object> record : List.<Map<String, Object>>of(Map.of(), Map.of("updated", "soon"))) {
            assertThat(cursor.shouldBeSynced(slice, record)).isTrue();
            cursor.observe(slice, record);
        }
        cursor.close(slice);

        assertThat(cursor.state()).isEqualTo(Map.of("updated", "2026-03-01"));
        assertThat(said).hasSize(1).first().asString().contains("items", "updated");
    }

    @Test
    void slicesAreFollowedApart() {
        RangeCursor<OffsetDateTime> cursor = cursor();
        Iterator<StreamSlice> slices = cursor.slices();
        StreamSlice first = slices.next();
        StreamSlice second = slices.next();

        cursor.observe(second, Map.of("updated", "2026-03-12"));
        cursor.observe(first, Map.of("updated", "2026-03-05"));
        cursor.close(first);

        assertThat(cursor.state()).isEqualTo(Map.of("updated", "2026-03-05"));
    }

    @Test
    void aSliceIsHalvedDownToItsGranularity() {
        RangeCursor<OffsetDateTime> cursor = cursor();
        StreamSlice slice = cursor.slices().next();

        assertThat(cursor.halves(slice, null))
                .extracting(half -> DateCursor.shown(half.cursorSlice()))
                .containsExactly("2026-03-01..2026-03-03", "2026-03-04..2026-03-07");
        assertThat(cursor.halves(window("2026-03-01", "2026-03-02"), null))
                .extracting(half -> DateCursor.shown(half.cursorSlice()))
                .containsExactly("2026-03-01..2026-03-01", "2026-03-02..2026-03-02");
        assertThat(cursor.halves(window("2026-03-01", "2026-03-01"), null)).isEmpty();
        assertThat(cursor.halves(slice, Duration.ofDays(6))).isEmpty();
    }

    @Test
    void pagingStartsAgainBehindWhatWasSeen() {
        RangeCursor<OffsetDateTime> cursor = cursor();
        StreamSlice slice = cursor.slices().next();
        SliceProgress progress = cursor.progress().orElseThrow();

        assertThat(progress.rest(slice)).isEqualTo(slice);
        progress.observe(Map.of("updated", "2026-03-04"));
        progress.observe(Map.of("updated", "2026-03-02"));

        assertThat(DateCursor.shown(progress.rest(slice).cursorSlice())).isEqualTo("2026-03-04..2026-03-07");
        assertThat(cursor.state()).isEqualTo(Map.of("updated", "2026-03-01"));
    }

    private static StreamSlice window(String since, String until) {
        return StreamSlice.ofCursor(Map.of("since", since, "until", until));
    }

    private RangeCursor<OffsetDateTime> cursor() {
        return new RangeCursor<>(
                WEEKLY.kind(), Map.of(), (slice, token) -> RequestOptions.NONE, new CursorLog("items", said::add));
    }
}
