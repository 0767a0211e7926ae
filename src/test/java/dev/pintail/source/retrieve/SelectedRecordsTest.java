package dev.pintail.source.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SelectedRecordsTest {
    private static final Scope SCOPE = Scope.of(Map.of(), Instant::now);

    @Test
    void largeRecordsComeInSmallChunks() {
        AtomicLong read = new AtomicLong();
        SelectedRecords records = Selector.NONE.select(
                LongStream.range(0, 10)
                        .mapToObj(i -> (Object) Map.of("id", i))
                        .peek(record -> read.addAndGet(1 << 20))
                        .iterator(),
                read::get,
                StreamSlice.EMPTY);
        assertThat(records.next()).hasSizeBetween(4, 5);
    }

    @Test
    void filteredRecordsDoNotEndTheReading() {
        AtomicLong read = new AtomicLong();
        Selector last = new Selector(
                new RecordFilter(null, InterpolatedBoolean.of("{{ record.id == 9 }}", Map.of()), null, SCOPE),
                List.of(),
                false,
                null);
        SelectedRecords records = last.select(
                LongStream.range(0, 10)
                        .mapToObj(i -> (Object) Map.of("id", i))
                        .peek(record -> read.addAndGet(8 << 20))
                        .iterator(),
                read::get,
                StreamSlice.EMPTY);
        assertThat(records.next()).containsExactly(Map.of("id", 9L));
        assertThat(records.hasNext()).isFalse();
        assertThat(records.extracted()).isEqualTo(10);
    }
}
