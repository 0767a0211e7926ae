package dev.pintail.source.http.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlJoinTest {
    @ParameterizedTest
    @CsvSource({
        "https://h/api, x, https://h/api/x",
        "https://h/api/, x, https://h/api/x",
        "https://h/api, '', https://h/api",
        "https://h/api/, '', https://h/api/",
        "https://h/api, ?a=1, https://h/api/?a=1",
        "https://h/api?k=v, x, https://h/x",
        "https://h/api, https://other/x, https://other/x",
        "https://h/api, //other/x, https://other/x",
        "https://h/api, /v2/x?p=2, https://h/v2/x?p=2",
        "https://h/api, ../x, https://h/x",
        "https://h/api, a/./b/.., https://h/api/a/",
        "https://h/api, x#part, https://h/api/x#part",
        "https://h/api, x;v=1, https://h/api/x;v=1"
    })
    void pathIsJoinedBelowTheBase(String base, String path, String joined) {
        assertThat(UrlJoin.base(base, path)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/api//v1, a//b, https://h/api/v1/a/b",
        "https://h/a//b/, c, https://h/a/b/c",
        "https://h//x, c, https://h/x/c"
    })
    void emptySegmentsInsideDisappear(String base, String path, String joined) {
        assertThat(UrlJoin.base(base, path)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource({"items:search, items:search", "v1/items:search, https://h/api/v1/items:search"})
    void colonInTheFirstSegmentMakesItAUrlOfItsOwn(String path, String joined) {
        assertThat(UrlJoin.base("https://h/api", path)).isEqualTo(joined);
    }
}
