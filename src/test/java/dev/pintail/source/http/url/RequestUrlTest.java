package dev.pintail.source.http.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HTTPS://API.Example.COM/X https://api.example.com/X",
                "https://h https://h/",
                "https://h?a=1 https://h/?a=1",
                "https://h:8443/a https://h:8443/a",
                "https://h:/a https://h/a",
                "https://u:p@h/a https://u:p@h/a",
                "https://h/a/../b/./c https://h/b/c",
                "https://bücher.example/x https://xn--bcher-kva.example/x",
                "https://[::1]:8080/x https://[::1]:8080/x",
            })
    void schemeHostAndPathAreNormalised(String url, String prepared) {
        assertThat(RequestUrl.prepare(url, Map.of())).isEqualTo(prepared);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a b, https://h/a%20b",
        "https://h/é, https://h/%C3%A9",
        "https://h/a|b\"c{d}[e], https://h/a%7Cb%22c%7Bd%7D%5Be%5D",
        "'https://h/:@!$&''()*+;=', 'https://h/:@!$&''()*+;='",
        "https://h/%e9, https://h/%E9",
        "https://h/%41%2f, https://h/A%2F",
        "https://h/100%, https://h/100%25",
        "https://h/%41%zz, https://h/%2541%25zz",
        "https://h/?q=a b|c, https://h/?q=a%20b%7Cc"
    })
    void illegalCharactersAreEncodedAndEscapesKept(String url, String prepared) {
        assertThat(RequestUrl.prepare(url, Map.of())).isEqualTo(prepared);
    }

    @Test
    void parametersFollowTheQueryAndPrecedeTheFragment() {
        assertThat(RequestUrl.prepare("https://h/x?a=1#part", Map.of("b", "x y")))
                .isEqualTo("https://h/x?a=1&b=x+y#part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"items:search", "ftp://h/x", "mailto:a@h"})
    void urlsOfOtherSchemesAreLeftAlone(String url) {
        assertThat(RequestUrl.prepare(url, Map.of("a", "1"))).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com/x",
                "/x",
                "https://",
                "https:///x",
                "https://h x/",
                "https://h:99999/",
                "https://*.h/"
            })
    void whatIsNoUrlIsRefused(String url) {
        assertThatThrownBy(() -> RequestUrl.prepare(url, Map.of())).isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/b, https://h/b",
        "b, https://h/x/b",
        "//other/b, https://other/b",
        "http://other/b, http://other/b",
        "?p=2, https://h/x/a?p=2",
        "/b c/é, https://h/b%20c/%C3%A9"
    })
    void redirectsAreResolvedAndEncoded(String location, String target) {
        assertThat(RequestUrl.redirect("https://h/x/a?q=1", location)).isEqualTo(target);
    }
}
