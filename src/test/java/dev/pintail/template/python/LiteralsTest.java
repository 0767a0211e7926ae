package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    @Test
    void numbersBecomeNumbers() {
        assertThat(Literals.evaluate("123")).isEqualTo(123L);
        assertThat(Literals.evaluate("-1")).isEqualTo(-1L);
        assertThat(Literals.evaluate("+1")).isEqualTo(1L);
        assertThat(Literals.evaluate("12.50")).isEqualTo(12.5);
        assertThat(Literals.evaluate("1e5")).isEqualTo(100000.0);
        assertThat(Literals.evaluate(".5")).isEqualTo(0.5);
        assertThat(Literals.evaluate("1_000")).isEqualTo(1000L);
        assertThat(Literals.evaluate("0x1F")).isEqualTo(31L);
        assertThat(Literals.evaluate("0b101")).isEqualTo(5L);
        assertThat(Literals.evaluate("00")).isEqualTo(0L);
    }

    @Test
    void tooLargeNumbersBecomeBigOrInfinite() {
        assertThat(Literals.evaluate("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Literals.evaluate("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(Literals.evaluate("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Literals.evaluate("1e400")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "007",
                "1__0",
                "1_",
                "2021-01-01",
                "1+2",
                "1+2j",
                "1j",
                "--1",
                "-(-1)",
                "1 2",
                "0x",
                "1.2.3",
                "１",
                "true",
                "null",
                "nan",
                "x",
                "{\"a\": true}",
                "[1",
                "1]",
                "f'x'",
                "'a",
                "'a\nb'",
                "'a' b'b'",
                "b'é'",
                "[*()]",
                "{**{}}",
                "{[]}",
                "{[]: 1}",
                "{(1, [2]): 3}",
                "# x",
                "5\n ",
                "\n 5",
                "5\n6",
                "\\",
                "'\\x4'",
                ",",
                "set",
                "set(1)"
            })
    void everythingElseStaysText(String text) {
        assertThat(Literals.evaluate(text)).isSameAs(text);
    }

    @Test
    void quotesAndPrefixesAreRemoved() {
        assertThat(Literals.evaluate("'q'")).isEqualTo("q");
        assertThat(Literals.evaluate("\"q\"")).isEqualTo("q");
        assertThat(Literals.evaluate("'a' 'b'")).isEqualTo("ab");
        assertThat(Literals.evaluate("'''a\nb'''")).isEqualTo("a\nb");
        assertThat(Literals.evaluate("r'\\n'")).isEqualTo("\\n");
        assertThat(Literals.evaluate("b'a\\xff'")).isEqualTo(PyBytes.of(new byte[] {'a', (byte) 0xff}));
    }

    @Test
    void escapesAreReadAndUnknownOnesKept() {
        assertThat(Literals.evaluate("'\\n\\x41\\u00e9\\U0001F600\\101\\q'")).isEqualTo("\nAé\uD83D\uDE00A\\q");
        assertThat(Literals.evaluate("'a\\\nb'")).isEqualTo("ab");
    }

    @Test
    void bracketsMakeContainers() {
        assertThat(Literals.evaluate("[1, 'a', None, [True]]")).isEqualTo(Arrays.asList(1L, "a", null, List.of(true)));
        assertThat(Literals.evaluate("(1)")).isEqualTo(1L);
        assertThat(Literals.evaluate("1,2")).isEqualTo(PyTuple.of(1L, 2L));
        assertThat(Literals.evaluate("()")).isEqualTo(PyTuple.of());
        assertThat(Literals.evaluate("{1, 2}")).isEqualTo(PySet.copyOf(List.of(1L, 2L)));
        assertThat(Literals.evaluate("set()")).isEqualTo(PySet.copyOf(List.of()));
        assertThat(Literals.evaluate("...")).isEqualTo(Ellipsis.INSTANCE);
    }

    @Test
    void ofEqualKeysTheFirstStaysAndTheLastValueWins() {
        assertThat(Literals.evaluate("{'a': 1, 'a': 2}")).isEqualTo(Map.of("a", 2L));
        assertThat(Repr.of(Literals.evaluate("{1: 'x', True: 'y', 1.0: 'z'}"))).isEqualTo("{1: 'z'}");
    }

    @Test
    void objectsWithTextsAsKeysArePlainMapsInOrder() {
        assertThat(Literals.evaluate("{'b': 1, 'a': {}}"))
                .isInstanceOf(LinkedHashMap.class)
                .extracting(value -> List.copyOf(((Map<?, ?>) value).keySet()))
                .isEqualTo(List.of("b", "a"));
    }

    @Test
    void blanksCommentsAndEmptyLinesAroundDoNotMatter() {
        assertThat(Literals.evaluate(" \t5")).isEqualTo(5L);
        assertThat(Literals.evaluate("5 # c")).isEqualTo(5L);
        assertThat(Literals.evaluate("\n5\n\n  # c\n")).isEqualTo(5L);
        assertThat(Literals.evaluate("\r5")).isEqualTo(5L);
        assertThat(Literals.evaluate("\f5")).isEqualTo(5L);
        assertThat(Literals.evaluate("[\n1, # one\n2]")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void ofValidTypesABoolIsAnIntAndAnIntIsNoFloat() {
        assertThat(Literals.evaluate("True", Set.of(PyType.INT))).isEqualTo(true);
        assertThat(Literals.evaluate("5", Set.of(PyType.FLOAT))).isEqualTo("5");
        assertThat(Literals.evaluate("5", Set.of(PyType.STR))).isEqualTo("5");
        assertThat(Literals.evaluate("'5'", Set.of(PyType.STR))).isEqualTo("5");
    }

    @Test
    void nestingIsLimited() {
        assertThat(Literals.evaluate("[".repeat(200) + "]".repeat(200))).isInstanceOf(List.class);
        String tooDeep = "[".repeat(201) + "]".repeat(201);
        assertThat(Literals.evaluate(tooDeep)).isSameAs(tooDeep);
        String signs = "-".repeat(100_000) + "1";
        assertThat(Literals.evaluate(signs)).isSameAs(signs);
    }

    @Test
    void wholeNumbersOfMoreThan4300DigitsStayText() {
        assertThat(Literals.evaluate("9".repeat(4300))).isInstanceOf(BigInteger.class);
        assertThat(Literals.evaluate("9".repeat(4301))).isInstanceOf(String.class);
    }
}
