package dev.pintail.source.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepetitionGuardTest {
    private final RepetitionGuard guard = new RepetitionGuard("users");

    @Test
    void aTokenMayStayTheSameWhileRecordsChange() {
        for (long i = 0; i < 1000; i++) {
            read("scroll", i);
        }
    }

    @Test
    void theSameRecordsOfOneTokenAgainAndAgainAreAnEndlessPaging() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 6; i++) {
                        read("a", 1);
                    }
                })
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("The paging of stream users does not end");
    }

    @Test
    void longCirclesAreFoundToo() {
        assertThatThrownBy(() -> {
                    for (long i = 0; i < 1000; i++) {
                        read("t" + i % 7, i % 7);
                    }
                })
                .isInstanceOf(SourceException.class);
    }

    @Test
    void anEmptyPageMayComeLongerThanOneWithRecords() {
        for (int i = 0; i < 50; i++) {
            guard.pageRead("poll", 0, 0);
        }
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 60; i++) {
                        guard.pageRead("poll", 0, 0);
                    }
                })
                .isInstanceOf(SourceException.class);
    }

    @Test
    void pagesOfNewTokensAreNotCompared() {
        for (long i = 0; i < 1000; i++) {
            assertThat(guard.comparesPage(i)).isFalse();
            guard.pageRead(i, 1, 1);
        }
    }

    @Test
    void theDigestTellsRecordsApart() {
        assertThat(digest(Map.of("a", 1L, "b", 2L))).isNotEqualTo(digest(Map.of("a", 2L, "b", 1L)));
        assertThat(digest(Map.of("a", List.of(1L)))).isNotEqualTo(digest(Map.of("a", 1L)));
        assertThat(digest(Map.of("a", 1L))).isEqualTo(digest(Map.of("a", 1L)));
    }

    private void read(String token, long digest) {
        guard.comparesPage(token);
        guard.pageRead(token, 1, digest);
    }

    private static long digest(Map<String, Object> record) {
        return RepetitionGuard.mix(0, List.of(record));
    }
}
