package dev.pintail.source.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.manifest.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueParsingTest {
    @Test
    void textsAreYaml() {
        assertThat(ValueParsing.YAML.parse("[1, yes]")).isEqualTo(List.of(1L, true));
        assertThat(ValueParsing.LENIENT_YAML.parse("a: b")).isEqualTo(Map.of("a", "b"));
        assertThat(ValueParsing.NONE.parse("[1, yes]")).isEqualTo("[1, yes]");
        assertThat(ValueParsing.YAML.parse(5L)).isEqualTo(5L);
    }

    @Test
    void whatTheParserRefusesStaysText() {
        String template = "{{ record[0] in ['a'] }} or so";

        assertThat(ValueParsing.YAML.parse(template)).isEqualTo(template);
        assertThat(ValueParsing.LENIENT_YAML.parse(template)).isEqualTo(template);
    }

    @Test
    void dateFormatsAndTabsAreYamlToNobodyButTheLenient() {
        for (String text : List.of("%Y-%m-%d", "\tindented")) {
            assertThat(ValueParsing.LENIENT_YAML.parse(text)).isEqualTo(text);
            assertThatThrownBy(() -> ValueParsing.YAML.parse(text)).isInstanceOf(YamlSyntaxException.class);
        }
    }
}
