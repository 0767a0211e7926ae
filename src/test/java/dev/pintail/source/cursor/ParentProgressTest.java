package dev.pintail.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParentProgressTest {
    private final ParentProgress progress = new ParentProgress(Optional.of(state(-1)));

    @Test
    void aStateIsSafeWhenNoPartitionUpToItIsOpen() {
        long first = progress.open(Optional.of(state(0)));
        long second = progress.open(Optional.of(state(1)));

        progress.close(second);
        assertThat(progress.safe()).contains(state(-1));
        progress.close(first);
        assertThat(progress.safe()).contains(state(1));
    }

    @Test
    void aPartitionWithoutSlicesHoldsLaterStatesUntilTheEnd() {
        long first = progress.open(Optional.of(state(0)));
        progress.open(Optional.of(state(1)));
        progress.neverCloses();
        long third = progress.open(Optional.of(state(2)));

        progress.close(first);
        progress.close(third);
        assertThat(progress.safe()).contains(state(0));
        progress.complete(Optional.of(state(3)));
        assertThat(progress.safe()).contains(state(3));
    }

    @Test
    void manyStatesBehindAnOpenPartitionGetSparserButStaySafe() {
        progress.open(Optional.of(state(0)));
        for (int i = 1; i < 5000; i++) {
            progress.close(progress.open(Optional.of(state(i))));
        }

        assertThat(progress.safe()).contains(state(-1));
        progress.close(0);
        assertThat(progress.safe()).contains(state(4999));
    }

    @Test
    void aSearchThatFoundNothingHasTheParentsFirstState() {
        progress.begin(Optional.of(state(7)));

        progress.cutShort();

        assertThat(progress.safe()).contains(state(7));
    }

    private static Map<String, Object> state(long value) {
        return Map.of("boards", value);
    }
}
