package dev.pintail.template.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonRegexTest {
    private static String found(String pattern, String text) {
        return PythonRegex.compile(pattern).search(text).map(MatchResult::group).orElse(null);
    }

    @Test
    void searchFindsTheFirstMatchAnywhere() {
        assertThat(found("b+", "abbc")).isEqualTo("bb");
        assertThat(found("x", "abc")).isNull();
        assertThat(PythonRegex.compile("b").match("ab")).isEmpty();
    }

    @Test
    void namedGroupsMayHaveUnderscores() {
        MatchResult match = PythonRegex.compile("(?P<my_name>a)(?P=my_name)(b)")
                .search("aab")
                .orElseThrow();
        assertThat(match.group(1)).isEqualTo("a");
        assertThat(match.group(2)).isEqualTo("b");
    }

    @Test
    void classesMeanUnicodeUnlessAsciiIsAskedFor() {
        assertThat(found("\\w+", "é٣_ x")).isEqualTo("é٣_");
        assertThat(found("(?a)\\w+", "éa")).isEqualTo("a");
        assertThat(found("(?a:\\w)\\w", "éaé")).isEqualTo("aé");
        assertThat(found("\\s", "\u00a0")).isEqualTo("\u00a0");
    }

    @Test
    void onlyALineFeedEndsALine() {
        assertThat(found("^b$", "a\r\nb\n")).isNull();
        assertThat(found("(?m)^b$", "a\nb\nc")).isEqualTo("b");
        assertThat(found("a.b", "a\rb")).isEqualTo("a\rb");
        assertThat(found("a$", "a\n")).isEqualTo("a");
        assertThat(found("a\\Z", "a\n")).isNull();
    }

    @Test
    void setsAreFlat() {
        assertThat(found("[[a]", "[")).isEqualTo("[");
        assertThat(found("[]a]+", "a]")).isEqualTo("a]");
        assertThat(found("[a&&b]+", "&ab")).isEqualTo("&ab");
        assertThat(found("[^\\W]", "-x")).isEqualTo("x");
    }

    @Test
    void bracesThatAreNoRepetitionMeanThemselves() {
        assertThat(found("a{x}", "a{x}")).isEqualTo("a{x}");
        assertThat(found("a{,2}", "aaa")).isEqualTo("aa");
    }

    @Test
    void verboseExpressionsIgnoreBlanksAndComments() {
        assertThat(found("(?x) a b # comment\n c [ #]", "abc#")).isEqualTo("abc#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                "*",
                "a**",
                "^*",
                "{1}",
                "\\q",
                "\\Q",
                "\\1",
                "(?P<1>a)",
                "(?P<n>a)(?P<n>b)",
                "[b-a]",
                "(?L)a"
            })
    void badExpressionsAreErrors(String pattern) {
        assertThatThrownBy(() -> PythonRegex.compile(pattern)).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void replacementsReferToGroups() {
        PythonRegex words = PythonRegex.compile("(?P<first>\\w+) (\\w+)");
        assertThat(words.replaceAll("a b", "\\2 \\1")).isEqualTo("b a");
        assertThat(words.replaceAll("a b", "\\g<first>\\g<2>\\g<0>$1\\n")).isEqualTo("aba b$1\n");
        assertThatThrownBy(() -> words.replaceAll("a b", "\\3")).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> words.replaceAll("a b", "\\g<x>")).isInstanceOf(PythonError.ValueError.class);
        assertThat(PythonRegex.compile("(a)?b").replaceAll("b", "[\\1]")).isEqualTo("[]");
    }

    @Test
    void emptyMatchesAreReplacedAndLongerOnesBehindThem() {
        assertThat(PythonRegex.compile("x*").replaceAll("abxd", "-")).isEqualTo("-a-b--d-");
        assertThat(PythonRegex.compile("a*?").replaceAll("ba", "-")).isEqualTo("-b---");
    }

    @Test
    void catastrophicBacktrackingEndsWithAnError() {
        PythonRegex regex = PythonRegex.compile("(a*)*(a*)*(a*)*b");
        assertThatThrownBy(() -> regex.search("a".repeat(5000))).isInstanceOf(PythonError.ValueError.class);
    }

    @Test
    void deepNestingIsAnErrorAndNoStackOverflow() {
        assertThatThrownBy(() -> PythonRegex.compile("(".repeat(100_000))).isInstanceOf(PythonError.ValueError.class);
        assertThatThrownBy(() -> PythonRegex.compile("(a|b)*c").search("ab".repeat(200_000) + "d"))
                .isInstanceOf(PythonError.ValueError.class);
    }
}
