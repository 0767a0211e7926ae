package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final String SECRET = "p&ss wörd\"/+42-long";

    private final Masker masker = new Masker();

    MaskerTest() {
        masker.add(SECRET);
    }

    @Test
    void masksThePlainForm() {
        assertThat(masker.mask("x" + SECRET + "y")).isEqualTo("x****y");
    }

    @Test
    void masksTheUrlEncodedForms() {
        String form = URLEncoder.encode(SECRET, UTF_8);

        assertThat(masker.mask("?key=" + form + "&a=1")).isEqualTo("?key=****&a=1");
        assertThat(masker.mask("?key=" + form.replace("+", "%20"))).isEqualTo("?key=****");
    }

    @Test
    void masksTheJsonForm() {
        assertThat(masker.mask("{\"key\": \"p&ss w\\u00f6rd\\\"/+42-long\"}")).isEqualTo("{\"key\": \"****\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "someone:"})
    void masksBase64AtEveryAlignment(String before) {
        String header = Base64.getEncoder().encodeToString((before + SECRET + ":tail").getBytes(UTF_8));

        String masked = masker.mask(header);

        assertThat(masked).contains(Masker.MASK);
        String left = masked.replace(Masker.MASK, "");
        assertThat(left.length()).isLessThanOrEqualTo(header.length() - SECRET.length());
    }

    @Test
    void theLongerOfTwoSecretsIsMaskedFirst() {
        masker.add("abcdef");
        masker.add("abcdefghij");

        assertThat(masker.mask("abcdefghij")).isEqualTo("****");
    }

    @Test
    void aVeryShortSecretIsLeftAlone() {
        masker.add("1");

        assertThat(masker.mask("11 pages")).isEqualTo("11 pages");
    }
}
