package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What python-dotenv 1.1 reads from the same texts. */
class DotenvTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1 | 1",
                "export A = x y  | x y",
                "A=x # remark | x",
                "A=x#y | x#y",
                "A=# remark | # remark",
                "A= | ``",
                "A='x # y' | x # y",
                "A='it\\'s \\n' | it's \\n",
                "A=\"x\\ty\\\"\" # remark | `x\ty\"`",
                "A=a=b | a=b",
                "# A=1 | ",
                "B=A=1 | ",
                "AA=1 | "
            })
    void valueIsReadAsPythonDotenvDoes(String text, String value) {
        assertThat(new DotenvText(text).value("A").orElse(null)).isEqualTo(value);
    }

    @Test
    void quotedValuesGoOverLinesAndTheLastOfEqualNamesCounts() {
        String text = "A=1\nA=\"first\nsecond\"\r\nB=2\r\n";

        assertThat(new DotenvText(text).value("A")).contains("first\nsecond");
        assertThat(new DotenvText(text).value("B")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with 'quotes' and \"more\"", "back\\slash\\n", "two\nlines", "# $& \\1", ""})
    void whatIsWrittenIsReadAgain(String value) {
        String text = new DotenvText("B=0\nexport A=old # remark\nC='3'\n").with("A", value);

        assertThat(new DotenvText(text).value("A")).contains(value);
        assertThat(new DotenvText(text).value("B")).contains("0");
        assertThat(new DotenvText(text).value("C")).contains("3");
    }

    @Test
    void veryLongValueIsNoProblem() {
        String value = "x\\'".repeat(200_000);

        assertThat(new DotenvText("A='" + value + "'").value("A")).contains("x'".repeat(200_000));
    }
}
