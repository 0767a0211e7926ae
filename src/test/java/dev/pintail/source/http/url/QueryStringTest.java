package dev.pintail.source.http.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryStringTest {
    @Test
    void namesAndValuesAreEncodedLikeAForm() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("t", "2021-01-01T00:00:00+00:00");
        values.put("f[a]", "x y");
        values.put("ü", "a/b*c~d");

        assertThat(QueryString.encode(values))
                .isEqualTo("t=2021-01-01T00%3A00%3A00%2B00%3A00&f%5Ba%5D=x+y&%C3%BC=a%2Fb%2Ac~d");
    }

    @Test
    void valuesArePrintedAsPythonDoes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("flag", true);
        values.put("float", 1.0);
        values.put("int", 5L);
        values.put("empty", "");

        assertThat(QueryString.encode(values)).isEqualTo("flag=True&float=1.0&int=5&empty=");
    }

    @Test
    void listRepeatsTheNameAndNullsAreLeftOut() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", Arrays.asList("1", null, 2L));
        values.put("none", null);
        values.put("nothing", List.of());

        assertThat(QueryString.encode(values)).isEqualTo("id=1&id=2");
    }

    @Test
    void parameterThatTheUrlHasAlreadyIsNotRepeated() {
        Map<String, Object> parameters = Map.of("limit", 10L);

        assertThat(QueryString.withoutRepetitions(parameters, "https://h/x?limit=10&page=2"))
                .isEmpty();
        assertThat(QueryString.withoutRepetitions(parameters, "https://h/x?limit=20"))
                .isEqualTo(parameters);
        assertThat(QueryString.withoutRepetitions(parameters, "https://h/x?limit=1&limit=10"))
                .isEqualTo(parameters);
    }

    @Test
    void decodedValuesAreCompared() {
        assertThat(QueryString.withoutRepetitions(Map.of("q", "a b"), "https://h/x?q=a+b"))
                .isEmpty();
        assertThat(QueryString.withoutRepetitions(Map.of("q", "a b"), "https://h/x?q=a%20b"))
                .isEmpty();
    }

    @Test
    void pairsWithoutAValueAreNotParsed() {
        assertThat(QueryString.parse("a=1&b=&c&d=%C3%A9")).containsExactly(Map.entry("a", "1"), Map.entry("d", "é"));
    }
}
