package dev.pintail.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader.WideIntegers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void aPageThatEndsAnywhereIsReadAsByTheReader() {
        String page =
                "{\"data\":[{\"id\":1,\"a name\":\"größe\"},{\"id\":-12.5e3,\"a name\":\"x\\ty\"},{\"id\":true}]}";
        byte[] whole = page.getBytes(UTF_8);
        for (int end = 0; end <= whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertThat(told(cut, true)).as("%d bytes", end).isEqualTo(told(cut, false));
            for (String rest : List.of("]", "}]", "\"}]", "0}]}")) {
                byte[] closed = (new String(cut, ISO_8859_1) + rest).getBytes(ISO_8859_1);
                assertThat(told(closed, true)).as("%d bytes, %s", end, rest).isEqualTo(told(closed, false));
            }
        }
    }

    @Test
    void whatEndsAStringIsFoundAtEveryPlace() {
        for (int length = 0; length < 20; length++) {
            for (int place = 0; place <= length; place++) {
                for (String special :
                        List.of("", "\\\"", "\\u0041", "\u001f", " ", "!", "#", "\u007f", "é", "日", "😀", "\"")) {
                    String text = "a".repeat(place) + special + "]".repeat(length - place);
                    byte[] page = ("[{\"v\":\"" + text + "\"}]").getBytes(UTF_8);
                    assertThat(told(page, true)).as(text).isEqualTo(told(page, false));
                }
            }
        }
    }

    @Test
    void numbersOfEveryLengthAreRead() {
        for (int length = 1; length < 25; length++) {
            for (String number : List.of(
                    "9".repeat(length),
                    "-" + "1".repeat(length),
                    "0." + "5".repeat(length),
                    "3".repeat(length) + ".25",
                    "7".repeat(length) + ".",
                    "7".repeat(length) + "e",
                    "7".repeat(length) + ":1",
                    "2".repeat(length) + "e-2")) {
                byte[] page = ("[{\"v\":" + number + "},{\"v\":" + number + "}]").getBytes(UTF_8);
                assertThat(told(page, true)).as(number).isEqualTo(told(page, false));
            }
        }
    }

    @Test
    void recordsWithTheirKeysInAnyOrderAreScanned() {
        List<String> keys = List.of("a", "ab", "abcdefg", "abcdefgh", "abcdefghijklmnop", "abcdefghijklmnopq", "b");
        Random random = new Random(1);
        for (int page = 0; page < 300; page++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                List<String> fields = new ArrayList<>();
                for (String key : keys) {
                    for (int times = random.nextInt(8) == 0 ? 0 : random.nextInt(20) == 0 ? 2 : 1; times > 0; times--) {
                        fields.add("\"%s\":%s%d".formatted(key, random.nextInt(9) == 0 ? " " : "", random.nextInt(99)));
                    }
                }
                if (random.nextInt(4) == 0) {
                    Collections.shuffle(fields, random);
                }
                records.add("{" + String.join(random.nextInt(9) == 0 ? " , " : ",", fields) + "}");
            }
            byte[] text = records.toString().getBytes(UTF_8);
            assertThat(told(text, true)).isEqualTo(told(text, false));
            assertHasShapes((List<?>) JsonScanner.read(text));
        }
    }

    private static void assertHasShapes(List<?> records) {
        Map<Integer, List<String>> keysOfShape = new HashMap<>();
        for (Object record : records) {
            ScannedObject scanned = (ScannedObject) record;
            List<String> keys = IntStream.range(0, scanned.fields())
                    .mapToObj(field -> scanned.keys().get(scanned.key(field)))
                    .toList();
            assertThat(keysOfShape.computeIfAbsent(scanned.shape(), shape -> keys))
                    .isEqualTo(keys);
        }
    }

    @Test
    void whatWasBetweenTwoValuesIsNotTakenForWhatIsBeforeTheFirst() {
        for (String third :
                List.of("{\"a\":1{\"b\":2}", ",\"b\":2}", "{,\"b\":2}", "{}\"b\":2}", "{\"a\":1}}", "{\"a\":1,}")) {
            byte[] text =
                    ("[{\"a\":1,\"b\":2},{\"b\":1},{},{\"a\":3}," + third + ",{\"a\":1,\"b\":2}]").getBytes(UTF_8);
            assertThat(told(text, true)).as(third).isEqualTo(told(text, false)).startsWith("no JSON");
        }
    }

    @Test
    void recordsWithoutFieldsHaveAShapeOfTheirOwn() {
        List<?> records = (List<?>) JsonScanner.read("[{},{\"a\":1},{},{\"a\":1},{\"b\":1},{ }]".getBytes(UTF_8));
        assertHasShapes(records);
        assertThat(((ScannedObject) records.get(1)).shape()).isNotEqualTo(((ScannedObject) records.get(0)).shape());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }
}
