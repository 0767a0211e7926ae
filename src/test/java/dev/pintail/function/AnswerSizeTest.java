package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {
    @Test
    void whatFitsStaysAsItIs() {
        Map<String, Object> result = result(3, 10);

        assertThat(AnswerSize.fit(result, 10_000)).isEqualTo(result);
    }

    @Test
    void cursorsGoFirst() {
        Map<String, Object> fitted = AnswerSize.fit(result(3, 10_000), 1_000);

        assertThat((List<?>) fitted.get("streams"))
                .hasSize(3)
                .allSatisfy(stream ->
                        assertThat(((Map<?, ?>) stream).containsKey("cursor")).isFalse());
        assertThat(fitted.get("notes")).asString().contains("cursors were left out");
        assertThat(size(fitted)).isLessThan(1_000);
    }

    @Test
    void thenTheStreamsGo() {
        Map<String, Object> fitted = AnswerSize.fit(result(5_000, 10), 100_000);

        assertThat((List<?>) fitted.get("streams")).isEmpty();
        assertThat(fitted.get("notes")).asString().contains("5000 streams");
        assertThat(size(fitted)).isLessThan(1_000);
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Shortened.of("ab", 2)).isEqualTo("ab");
        assertThat(Shortened.of("abc", 2)).isEqualTo("ab... (3 characters in all)");
        assertThat(Shortened.of("a\uD83E\uDD86b", 2)).startsWith("a...");
    }

    private static Map<String, Object> result(int streams, int cursorLength) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            list.add(Map.of("name", "stream" + i, "rowsRead", 1L, "cursor", Map.of("at", "x".repeat(cursorLength))));
        }
        Map<String, Object> result = new LinkedHashMap<>(Map.of("status", "SUCCEEDED"));
        result.put("streams", list);
        return result;
    }

    private static int size(Map<String, Object> json) {
        return JsonWriter.COMPACT.write(json).getBytes(UTF_8).length;
    }
}
