package dev.pintail.source.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentPathTest {
    private static final String FALLBACK = "nothing";

    @Test
    void plainKeysLeadToTheirValue() {
        assertThat(get("{\"a\": {\"b\": 1}}", "a", "b")).isEqualTo(1L);
        assertThat(get("{\"a\": {\"b\": null}}", "a", "b")).isNull();
    }

    @Test
    void whatIsNotThereIsTheFallback() {
        assertThat(get("{\"a\": 5}", "a", "b")).isEqualTo(FALLBACK);
        assertThat(get("{\"a\": [1]}", "a", "b")).isEqualTo(FALLBACK);
        assertThat(get("\"text\"", "a")).isEqualTo(FALLBACK);
    }

    @Test
    void theEmptyPathIsTheDocument() {
        assertThat(get("[1]")).isEqualTo(List.of(1L));
        assertThat(DocumentPath.of(List.of()).values(json("[1]"))).isEmpty();
    }

    @Test
    void dotsMeanNothing() {
        assertThat(get("{\"a.b\": 1, \"a\": {\"b\": 2}}", "a.b")).isEqualTo(1L);
    }

    @Test
    void emptyKeysAreOrdinary() {
        assertThat(get("{\"\": {\"\": 3}}", "", "")).isEqualTo(3L);
    }

    @Test
    void numbersAreIndexesOfLists() {
        assertThat(get("[7, 8, 9]", "1")).isEqualTo(8L);
        assertThat(get("[7, 8, 9]", "-1")).isEqualTo(9L);
        assertThat(get("[7, 8, 9]", " 1_0 ")).isEqualTo(FALLBACK);
        assertThat(get("{\"1\": 8}", "1")).isEqualTo(8L);
    }

    @Test
    void aNumberAsSegmentIsNeverAKey() {
        assertThat(DocumentPath.of(List.of(0L)).get(json("{\"0\": 1}"), FALLBACK))
                .isEqualTo(FALLBACK);
        assertThat(DocumentPath.of(List.of(0L)).get(json("[5]"), FALLBACK)).isEqualTo(5L);
        assertThat(DocumentPath.of(List.of(1.9)).get(json("[5, 6]"), FALLBACK)).isEqualTo(6L);
    }

    @Test
    void segmentsAreGlobs() {
        assertThat(values("{\"ab\": 1, \"ac\": 2, \"b\": 3}", "a?")).containsExactly(1L, 2L);
        assertThat(values("{\"ab\": 1, \"ac\": 2, \"b\": 3}", "[!a]")).containsExactly(3L);
        assertThat(values("{\"x\": [{\"v\": 1}, {\"v\": 2}], \"y\": 5}", "*", "*", "v"))
                .containsExactly(1L, 2L);
        assertThat(values("[4, 5]", "[1]")).containsExactly(5L);
    }

    @Test
    void severalMatchesAreAnErrorWhereOneIsWanted() {
        assertThatThrownBy(() -> get("{\"a1\": 1, \"a2\": 2}", "a*"))
                .isInstanceOf(SourceException.class)
                .hasMessage("More than one value matches the path [a*]");
    }

    @Test
    void twoStarsStandForAnyNumberOfSegments() {
        String document = "{\"items\": 1, \"x\": {\"items\": 2, \"y\": {\"items\": 3}}}";
        assertThat(values(document, "**", "items")).containsExactly(1L, 2L, 3L);
        assertThat(values(document, "x", "**", "items")).containsExactly(2L, 3L);
        assertThat(values("{\"a\": {\"b\": 1}}", "**")).hasSize(2);
        assertThatThrownBy(() -> DocumentPath.of(List.of("**", "**"))).hasMessageContaining("Only one **");
    }

    @Test
    void aTextPathIsSplitAtSlashes() {
        assertThat(DocumentPath.split("//a/b").get(json("{\"a\": {\"b\": 1}}"), FALLBACK))
                .isEqualTo(1L);
        assertThat(DocumentPath.split("a/").get(json("{\"a\": {\"\": 1}}"), FALLBACK))
                .isEqualTo(1L);
        assertThat(DocumentPath.split("/").get(json("5"), FALLBACK)).isEqualTo(5L);
    }

    @Test
    void onlyPathsWithoutGlobsArePlain() {
        assertThat(DocumentPath.of(List.of("a", "b.c")).plainKeys()).contains(List.of("a", "b.c"));
        assertThat(DocumentPath.of(List.of("a", "*")).plainKeys()).isEmpty();
        assertThat(DocumentPath.of(List.of("a", 0L)).plainKeys()).isEmpty();
    }

    @Test
    void removedItemsLeaveNullExceptAtTheEnd() {
        assertThat(without("{\"l\": [1, 2, 3]}", "l", "0")).isEqualTo("{\"l\":[null,2,3]}");
        assertThat(without("{\"l\": [1, 2, 3]}", "l", "-1")).isEqualTo("{\"l\":[1,2]}");
        assertThat(without("{\"l\": [1, 2, 3]}", "l", "*")).isEqualTo("{\"l\":[null,null]}");
    }

    @Test
    void removingReachesIntoObjects() {
        assertThat(without("{\"a\": {\"x\": 1, \"y\": 2}, \"b\": {\"x\": 3}}", "*", "x"))
                .isEqualTo("{\"a\":{\"y\":2},\"b\":{}}");
        assertThat(without("{\"a\": {\"x\": {\"a\": 1}}, \"a1\": 0}", "**", "a"))
                .isEqualTo("{\"a1\":0}");
        assertThat(without("{\"a\": 1}", "b", "c")).isEqualTo("{\"a\":1}");
    }

    @Test
    void removingTellsWhetherThereWasAnything() {
        Object document = json("{\"a\": null}");
        assertThat(DocumentPath.of(List.of("a")).removeFrom(document)).isTrue();
        assertThat(DocumentPath.of(List.of("a")).removeFrom(document)).isFalse();
    }

    @Test
    void aCopyLeavesOutWhatMatchesAndClosesLists() {
        Object document = json("{\"s\": [{\"items\": [1], \"n\": 1}, {\"items\": 2}], \"t\": [1, 2]}");
        Object copy = DocumentPath.of(List.of("s", "*", "items")).copyWithout(document, List.class::isInstance);
        assertThat(JsonWriter.COMPACT.write(copy)).isEqualTo("{\"s\":[{\"n\":1},{\"items\":2}],\"t\":[1,2]}");
        Object shorter = DocumentPath.of(List.of("t", "0")).copyWithout(document, value -> true);
        assertThat(JsonWriter.COMPACT.write(shorter)).endsWith("\"t\":[2]}");
    }

    private static Object get(String document, String... segments) {
        return DocumentPath.of(List.of(segments)).get(json(document), FALLBACK);
    }

    private static List<Object> values(String document, String... segments) {
        return DocumentPath.of(List.of(segments)).values(json(document));
    }

    private static String without(String document, String... segments) {
        Object value = json(document);
        DocumentPath.of(List.of(segments)).removeFrom(value);
        return JsonWriter.COMPACT.write(value);
    }

    private static Object json(String text) {
        return JsonReader.read(text);
    }
}
