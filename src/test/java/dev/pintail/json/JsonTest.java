package dev.pintail.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void wholeAndFloatingNumbersStayApart() {
        assertThat(JsonReader.read("[1, 1.0, 1e2, -0.0, 9223372036854775807, 9223372036854775808]"))
                .isEqualTo(List.of(1L, 1.0, 100.0, -0.0, Long.MAX_VALUE, BigInteger.ONE.shiftLeft(63)));
    }

    @Test
    void notANumberIsANumberAsInPython() {
        assertThat(JsonReader.read("[NaN, Infinity, -Infinity]"))
                .isEqualTo(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Test
    void ofDuplicateKeysTheLastWins() {
        assertThat(JsonReader.read("{\"a\": 1, \"b\": 2, \"a\": 3}")).isEqualTo(Map.of("a", 3L, "b", 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\" 1}", "1 2", "<html>", "tru"})
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> JsonReader.read(text.getBytes(UTF_8))).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void theMessageTellsThePlaceButNotTheContent() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"password\": s3cr3t}"))
                .hasMessage("malformed JSON at line 2, column 15")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("s3cr3t");
    }

    @Test
    void nestingBeyondTheLimitIsRefusedWithoutOverflow() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void compactIsOrjsons() {
        assertThat(JsonWriter.COMPACT.write(sample()))
                .isEqualTo("{\"a\":[1,1.0,null,true],\"b\":\"é\\\"\\n\\u0001😀\",\"c\":null}");
    }

    @Test
    void pythonIsJsonDumps() {
        assertThat(JsonWriter.PYTHON.write(sample()))
                .isEqualTo("{\"a\": [1, 1.0, null, true], \"b\": \"\\u00e9\\\"\\n\\u0001\\ud83d\\ude00\", \"c\": NaN}");
    }

    @Test
    void aValueOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> JsonWriter.COMPACT.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "0.1, 0.1",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-1.25e-7, -1.25e-07",
        "123456789.125, 123456789.125",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "NaN, nan",
        "-Infinity, -inf"
    })
    void floatsAreWrittenAsPythonDoes(double value, String repr) {
        assertThat(PythonFloat.repr(value)).isEqualTo(repr);
    }

    /** Recorded from orjson 3.10.15, the reference's. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e16",
        "-1e20, -1e20",
        "1.2345678901234568e16, 1.2345678901234568e16",
        "1e300, 1e300",
        "0.0001, 0.0001",
        "0.00001, 0.00001",
        "-0.00001234, -0.00001234",
        "0.000001, 1e-6",
        "1.5e-7, 1.5e-7",
        "2.5e-310, 2.5e-310",
        "5e-324, 5e-324",
        "NaN, null"
    })
    void compactFloatsAreWrittenAsOrjsonDoes(double value, String text) {
        assertThat(JsonWriter.COMPACT.write(value)).isEqualTo(text);
    }

    @Test
    void deleteCharacterIsEscapedByJsonDumpsAndNotByOrjson() {
        assertThat(JsonWriter.PYTHON.write("~\u007f\u0080")).isEqualTo("\"~\\u007f\\u0080\"");
        assertThat(JsonWriter.COMPACT.write("~\u007f\u0080")).isEqualTo("\"~\u007f\u0080\"");
    }

    private static Map<String, Object> sample() {
        List<Object> list = new ArrayList<>(List.of(1L, 1.0));
        list.add(null);
        list.add(true);
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("a", list);
        map.put("b", "é\"\n\u0001😀");
        map.put("c", Double.NaN);
        return map;
    }
}
