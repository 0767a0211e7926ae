package dev.pintail.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonReader.WideIntegers;
import dev.pintail.json.RandomJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenJsonTest {
    private final WrittenJson written = new WrittenJson();

    private boolean isWritten(String json) {
        return written.is((json + "}").getBytes(UTF_8), 0);
    }

    private static String again(String json) {
        return JsonText.write(JsonReader.read(json.getBytes(UTF_8), WideIntegers.FLOATING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},[{}]]",
                "{\"a\":{\"a\":1,\"b\":\"größe 日本\"},\"b\":[true,false,null],\"ab\":-1}",
                "{\"lat\":48.25,\"lon\":-9.5,\"small\":0.005,\"whole\":10.0,\"big\":123456789012345678}",
                "[0,0.1,99999999999999.9,1.0]",
                "\"text\"",
                "12"
            })
    void commonFormsAreFound(String json) {
        assertThat(again(json)).isEqualTo(json);
        assertThat(isWritten(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "[ ]",
                "[1 ]",
                "[1, 2]",
                "{\"a\" :1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"b\":{\"c\":[{}],\"c\":2}}",
                "{\"a\":{\"b\":1},\"a\":{\"b\":2}}",
                "\"\\u0041\"",
                "\"\\/\"",
                "{\"\\u0041\":1}",
                "-0",
                "1.50",
                "1.00",
                "1e5",
                "1.5E3",
                "0.0000001",
                "0.30000000000000004441",
                "1234567890123456789012",
                "12345678901234567.5"
            })
    void textThatIsWrittenOtherwiseIsNotFound(String json) {
        assertThat(again(json)).isNotEqualTo(json);
        assertThat(isWritten(json)).isFalse();
    }

    @Test
    void whatIsFoundIsWrittenSo() {
        int found = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            RandomJson random = new RandomJson(seed);
            String json =
                    seed % 3 == 0 ? random.scalar() : random.object().replaceAll("[ \\t\\r\\n]+([\"{}:,\\[\\]])", "$1");
            if (isWritten(json)) {
                found++;
                assertThat(again(json)).as("seed %d", seed).isEqualTo(json);
            }
        }
        assertThat(found).isGreaterThan(2_000);
    }

    @Test
    void anObjectWithVeryManyKeysIsLeftToTheReader() {
        String json =
                IntStream.range(0, 1000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        assertThat(isWritten(json)).isFalse();
        assertThat(isWritten("{\"a\":1}")).isTrue();
    }
}
