package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%26ss%20w%C3%B6rd%22%2F%2B42-long", // RFC 3986
                "p&ss%20w%C3%B6rd%22/+42-long", // in a path
                "p&ss+wörd\"/+42-long" // half decoded
            })
    void masksWhatUrlsMakeOfIt(String form) {
        assertThat(masker.mask("https://h/" + form + "/x")).isEqualTo("https://h/****/x");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "use", "user:"})
    void nothingOfASecretIsLeftInBase64(String before) {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (String after : List.of("", "x", "xy", ":tail")) {
                String text = encoder.encodeToString((before + SECRET + after).getBytes(UTF_8));

                assertThat(masker.mask("Basic " + text + " end").length())
                        .as(text)
                        .isLessThanOrEqualTo("Basic  end".length()
                                + Masker.MASK.length()
                                + before.length() * 4 / 3
                                + after.length() * 4 / 3
                                + 3);
            }
        }
    }

    @Test
    void masksLowerCaseHexAndEscapedSlashes() {
        String url = URLEncoder.encode(SECRET, UTF_8);

        assertThat(masker.mask(url.replace("%2F", "%2f")
                        .replace("%C3%B6", "%c3%b6")
                        .replace("%22", "%22")
                        .replace("%2B", "%2b")))
                .isEqualTo("****");
        assertThat(masker.mask("p&ss wörd\\\"\\/+42-long")).isEqualTo("****");
    }

    @Test
    void ofAKeyFileEachLineIsMasked() {
        masker.add(
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nBAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----\n");

        assertThat(masker.mask("bad line: BAQEFAASCBKcwggSjAgEAAoIB")).isEqualTo("bad line: ****");
        assertThat(masker.mask("-----BEGIN PRIVATE KEY-----")).isEqualTo("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void ofADocumentTheMembersAreMaskedButNoAddresses() {
        masker.add(
                "{\"type\": \"x\", \"uri\": \"https://oauth2.example.com/token\", \"key\": [\"member-of-a-document\"]}");

        assertThat(masker.mask("member-of-a-document at https://oauth2.example.com/token"))
                .isEqualTo("**** at https://oauth2.example.com/token");
    }

    @Test
    void passingTokensAreForgottenLastingOnesNot() {
        masker.add("lasting-token");
        masker.addPassing("lasting-token");
        for (int i = 0; i < 500; i++) {
            masker.addPassing("passing-token-<%d>".formatted(i));
        }

        assertThat(masker.mask("passing-token-<499>")).isEqualTo("****");
        assertThat(masker.mask("passing-token-<0>")).isEqualTo("passing-token-<0>");
        assertThat(masker.mask("lasting-token")).isEqualTo("****");
    }

    @Test
    void aPassingTokenThatContainsASecretIsMaskedWhole() {
        masker.add("abcdef");
        masker.addPassing("abcdef.ghijkl");

        assertThat(masker.mask("abcdef.ghijkl")).isEqualTo("****");
    }
}
