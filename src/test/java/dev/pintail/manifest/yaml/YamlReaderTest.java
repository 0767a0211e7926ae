package dev.pintail.manifest.yaml;

import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.COMPOSER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.CONSTRUCTOR;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.LIMIT;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.PARSER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.READER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.SCANNER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule was compared with PyYAML 6.0.3. */
class YamlReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"})
    void wordsForTrue(String word) {
        assertThat(value(word)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"})
    void wordsForFalse(String word) {
        assertThat(value(word)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "n",
                "Y",
                "N",
                "yEs",
                "0o14",
                "1e3",
                "12e03",
                "0.1e5",
                "08",
                "2021-1-1",
                "nULL",
                "a=b",
                ".",
                "1:60"
            })
    void whatLooksLikeAnotherTypeAndIsText(String text) {
        assertThat(value(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", "NULL", "", "# only a comment"})
    void nothing(String text) {
        assertThat(value(text)).isNull();
    }

    @Test
    void wholeNumbersInEveryNotation() {
        assertThat(value("[0, -5, +5, 1_000, 012, 0x1F, -0b101, 1:30, 190:20:30]"))
                .isEqualTo(List.of(0L, -5L, 5L, 1000L, 10L, 31L, -5L, 90L, 685230L));
        assertThat(value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    }

    @Test
    void floatsNeedAPoint() {
        assertThat(value("[1., .5, -1.5, 1.5e+3, 0.1e-2, 1_0.5, 1:30.5, .inf, -.INF]"))
                .isEqualTo(List.of(
                        1.0, 0.5, -1.5, 1500.0, 0.001, 10.5, 90.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertThat(value(".NaN")).isEqualTo(Double.NaN);
    }

    @Test
    void unquotedDatesAreNoTexts() {
        assertThat(value("2021-01-02")).isEqualTo(LocalDate.of(2021, 1, 2));
        assertThat(value("2021-1-2 3:04:05.5")).isEqualTo(LocalDateTime.parse("2021-01-02T03:04:05.500"));
        assertThat(value("2021-01-02T03:04:05Z")).isEqualTo(OffsetDateTime.parse("2021-01-02T03:04:05Z"));
        assertThat(value("2021-01-02t03:04:05.1234567 -2:30"))
                .isEqualTo(OffsetDateTime.parse("2021-01-02T03:04:05.123456-02:30"));
        assertThat(value("'2021-01-02'")).isEqualTo("2021-01-02");
    }

    @Test
    void aDayThatDoesNotExistIsRefused() {
        assertRefused("a: 2021-02-30", VALUE, 1, 4, "2021-02-30");
    }

    @Test
    void ofEqualKeysTheLastWinsInTheFirstPlace() {
        assertThat(entries("a: 1\nb: 2\na: 3")).isEqualTo("a=3 b=2");
    }

    @Test
    void mergedKeysStandFirstAndOwnKeysWin() {
        assertThat(entries("{b: 1, <<: {a: 2, b: 3}, c: 4}")).isEqualTo("a=2 b=1 c=4");
        assertThat(entries("<<: [{a: 1}, {a: 2, b: 2}]\nc: 3")).isEqualTo("a=1 b=2 c=3");
        assertThat(entries("'<<': 1")).isEqualTo("<<=1");
    }

    @Test
    void onlyMappingsAreMerged() {
        assertRefused("<<: 5", CONSTRUCTOR, 1, 5, "only mappings");
        assertRefused("<<: [{a: 1}, 5]", CONSTRUCTOR, 1, 5, "only mappings");
    }

    @Test
    void anAliasIsTheSameObject() {
        Map<?, ?> read = (Map<?, ?>) value("a: &x {k: 1}\nb: *x");

        assertThat(read.get("a")).isSameAs(read.get("b")).isEqualTo(Map.of("k", 1L));
    }

    @Test
    void anAnchorIsSetOnce() {
        assertRefused("a: &x 1\nb: &x 2", COMPOSER, 2, 4, "\"x\" was used before");
        assertRefused("a: *x", COMPOSER, 1, 4, "no anchor \"x\"");
        assertRefused("a: &x! 1", SCANNER, 1, 4, "anchor's name");
    }

    @Test
    void anAnchorThatContainsItselfIsRefused() {
        assertRefused("&x [1, *x]", LIMIT, 1, 8, "contains itself");
        assertRefused("a: &x {b: *x}", LIMIT, 1, 11, "contains itself");
    }

    @Test
    void keysBecomeText() {
        assertThat(entries("1: a\n1.5: b\nfalse: c\n~: d\n2021-01-02: e"))
                .isEqualTo("1=a 1.5=b false=c null=d 2021-01-02=e");
    }

    @Test
    void anUnquotedTemplateIsAMappingAsKeyAndRefused() {
        assertRefused("a: {{ x }}", CONSTRUCTOR, 1, 5, "cannot be a key");
        assertRefused("? [1, 2]\n: 3", CONSTRUCTOR, 1, 3, "cannot be a key");
    }

    @Test
    void aLoneEqualsSignIsAKeyButNoValue() {
        assertThat(entries("=: 1")).isEqualTo("==1");
        assertRefused("a: =", CONSTRUCTOR, 1, 4, "lone =");
    }

    @Test
    void standardTagsWorkAndNoOthers() {
        assertThat((List<?>) value("[!!str 5, !!int '5', !!float 5, !!bool 'yes', !!null x, ! 12]"))
                .isEqualTo(Arrays.asList("5", 5L, 5.0, true, null, 12L));
        assertThat(value("!!set {a, b}")).isEqualTo(Set.of("a", "b"));
        assertThat((byte[]) value("!!binary aGVsbG8=")).asString().isEqualTo("hello");
        assertRefused("a: !!python/object:os.system x", CONSTRUCTOR, 1, 4, "not allowed");
        assertRefused("a: !mine {b: 1}", CONSTRUCTOR, 1, 4, "!mine");
        assertRefused("a: !!int x", VALUE, 1, 4, "\"x\"");
    }

    @Test
    void blockTextsKeepOrDropTheirLineBreaks() {
        assertThat(entries("a: |\n  x\n  y\nb: >-\n  x\n  y\nc: |+\n  z\n\n")).isEqualTo("a=x\ny\n b=x y c=z\n\n");
    }

    @Test
    void aDocumentIsOne() {
        assertRefused("a: 1\n---\nb: 2", COMPOSER, 2, 1, "second document");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(value("\uFEFFa: b")).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void syntaxErrorsSayWhere() {
        assertRefused("a: b: c", SCANNER, 1, 5, "mapping values are not allowed");
        assertRefused("a:\n  - b\n c: d", PARSER, 3, 2, "expected <block end>");
        assertRefused("a: @b", SCANNER, 1, 4, "cannot start any token");
        assertRefused("a: b\nc: \u0007", READER, 2, 1, "U+0007");
    }

    @Test
    void anEscapeWithTooLargeANumberSaysWhere() {
        assertRefused("a: 1\nb: \"x\\U99999999\"", SCANNER, 2, 8, "no character of this number");
        assertRefused("b: \"x\\U00110000\"", SCANNER, 1, 8, "00110000");
    }

    @Test
    void aTagThatEndsWithASpaceIsNotAllowed() {
        assertRefused("a: !b%20 c", CONSTRUCTOR, 1, 4, "not allowed");
        assertRefused("a: !<%20> c", CONSTRUCTOR, 1, 4, "not allowed");
    }

    @Test
    void linesOfMappingsAndKeysAreKept() {
        YamlDocument document = YamlReader.read("""
                a:
                  b: &base
                    c: 1
                  d:
                    <<: *base
                    e: 2
                """);
        Map<?, ?> a = (Map<?, ?>) ((Map<?, ?>) document.value()).get("a");
        Map<?, ?> d = (Map<?, ?>) a.get("d");

        assertThat(document.lines().line(a, "d")).isEqualTo(4);
        assertThat(document.lines().line(d, "")).isEqualTo(5);
        assertThat(document.lines().line(d, "e")).isEqualTo(6);
        assertThat(document.lines().line(d, "c")).isEqualTo(3);
        assertThat(document.lines().line(Map.of(), "x")).isZero();
    }

    private static Object value(String yaml) {
        return YamlReader.read(yaml).value();
    }

    private static String entries(String yaml) {
        Map<String, Object> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value(yaml)).forEach((key, value) -> entries.put((String) key, value));
        return String.join(
                " ", entries.entrySet().stream().map(Map.Entry::toString).toList());
    }

    private static void assertRefused(
            String yaml, YamlSyntaxException.Kind kind, int line, int column, String message) {
        assertThatExceptionOfType(YamlSyntaxException.class)
                .isThrownBy(() -> YamlReader.read(yaml))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.column()).isEqualTo(column));
    }
}
