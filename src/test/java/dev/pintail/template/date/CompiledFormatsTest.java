package dev.pintail.template.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompiledFormatsTest {
    private final List<String> compiled = new ArrayList<>();
    private final CompiledFormats<String> formats = new CompiledFormats<>(format -> {
        compiled.add(format);
        return format.toUpperCase(Locale.ROOT);
    });

    @Test
    void aFormatIsCompiledOnce() {
        assertThat(formats.of("%y")).isEqualTo("%Y");
        assertThat(formats.of("%y")).isEqualTo("%Y");

        assertThat(compiled).containsExactly("%y");
    }

    @Test
    void templatesThatMakeEverNewFormatsDoNotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(formats.of("%y" + i)).isEqualTo("%Y" + i);
        }
        String longest = "%y".repeat(5000);
        assertThat(formats.of(longest)).hasSize(longest.length());

        assertThat(formats.size()).isLessThan(1000);
    }
}
