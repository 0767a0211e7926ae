package dev.pintail.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader.WideIntegers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonScannerTest {
    /** The value with its types, or that it is no JSON. */
    private static String told(byte[] text, boolean scanned) {
        try {
            return typed(scanned ? JsonScanner.read(text) : JsonReader.read(text, WideIntegers.FLOATING));
        } catch (JsonSyntaxException e) {
            return "no JSON: " + e.getMessage();
        }
    }

    private static String typed(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> object -> {
                StringBuilder out = new StringBuilder("{");
                object.forEach((key, field) ->
                        out.append(key).append('=').append(typed(field)).append(','));
                yield out.append('}').toString();
            }
            case List<?> list ->
                list.stream().map(JsonScannerTest::typed).toList().toString();
            default -> value.getClass().getSimpleName() + ' ' + value;
        };
    }

    @Test
    void readsWhatTheReaderReads() {
        for (long seed = 0; seed < 3000; seed++) {
            byte[] text = new RandomJson(seed).page().getBytes(UTF_8);
            assertThat(told(text, true)).as("seed %d", seed).isEqualTo(told(text, false));
        }
    }

    @Test
    void refusesWhatTheReaderRefuses() {
        for (long seed = 0; seed < 3000; seed++) {
            RandomJson random = new RandomJson(seed);
            String damaged = random.damaged(random.damaged(random.page()));
            for (byte[] text : List.of(damaged.getBytes(UTF_8), damaged.getBytes(ISO_8859_1))) {
                assertThat(told(text, true)).as("seed %d: %s", seed, damaged).isEqualTo(told(text, false));
            }
        }
    }

    @Test
    void readsBytesThatAreNoUtf8AsTheReader() {
        for (int first = 0x80; first < 0x100; first++) {
            for (int second : new int[] {'"', 'a', 0x80, 0x8F, 0x90, 0xA0, 0xBF}) {
                byte[] text = "[{\"v\":\"????\"}]".getBytes(UTF_8);
                text[7] = (byte) first;
                text[8] = (byte) second;
                text[9] = (byte) 0xBF;
                text[10] = (byte) 0x80;
                assertThat(told(text, true)).as("%x %x", first, second).isEqualTo(told(text, false));
            }
        }
    }

    @Test
    void readsNothingElseAsTheReader() {
        for (String text : List.of(
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "{}",
                "[1,\"a\",[{}],null]",
                "\uFEFF[]",
                "[] []",
                "[".repeat(150))) {
            byte[] utf8 = text.getBytes(UTF_8);
            assertThat(told(utf8, true)).as(text).isEqualTo(told(utf8, false));
        }
    }

    @Test
    void anObjectIsAMapLikeAnyOther() {
        for (long seed = 0; seed < 1000; seed++) {
            String page = "[" + new RandomJson(seed).object() + "]";
            for (String key : List.of("id", "v", "name", "absent")) {
                Map<String, Object> expected = first(JsonReader.read(page.getBytes(UTF_8), WideIntegers.FLOATING));
                Map<String, Object> scanned = first(JsonScanner.read(page.getBytes(UTF_8)));
                assertThat(scanned.isEmpty()).isEqualTo(expected.isEmpty());
                assertThat(scanned.containsKey(key)).isEqualTo(expected.containsKey(key));
                assertThat(scanned.get(key)).isEqualTo(expected.get(key));
                assertThat(scanned.put(key, "new")).isEqualTo(expected.put(key, "new"));
                assertThat(typed(scanned)).isEqualTo(typed(expected));
                assertThat(scanned.remove(key)).isEqualTo(expected.remove(key));
                assertThat(scanned)
                        .isEqualTo(expected)
                        .hasSameHashCodeAs(expected)
                        .hasSize(expected.size());
            }
        }
    }

    @Test
    void aChangeInsideAnObjectIsNotLost() {
        Map<String, Object> scanned = first(JsonScanner.read("[{\"a\":{\"b\":1}}]".getBytes(UTF_8)));
        @SuppressWarnings("unchecked")
        Map<String, Object> inner = (Map<String, Object>) scanned.get("a");
        inner.put("b", 2L);
        assertThat(scanned).isEqualTo(Map.of("a", Map.of("b", 2L)));
    }

    @Test
    void anObjectTellsWhetherItIsStillItsText() {
        ScannedObject scanned = (ScannedObject) first(JsonScanner.read("[{\"a\":1,\"b\":{}}]".getBytes(UTF_8)));
        assertThat(scanned.get("a")).isEqualTo(1L);
        assertThat(scanned.isUnread()).isTrue();
        scanned.put("a", 2L);
        assertThat(scanned.isUnread()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }
}
