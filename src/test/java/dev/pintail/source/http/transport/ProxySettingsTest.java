package dev.pintail.source.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.source.http.url.UrlParts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning that Python's {@code requests} gives the variables. */
class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/x, secure:3129",
        "http://api.example.com/x, plain:3128",
        "https://direct.example.com, ''",
        "https://sub.direct.example.com, ''",
        "https://direct.example.com.evil.org, secure:3129",
        "https://other.example.com:8443, ''",
        "https://other.example.com, secure:3129",
        "http://10.1.2.3, ''",
        "http://10.2.0.1, plain:3128",
        "http://192.0.2.7, ''"
    })
    void requestGoesThroughTheProxyOfItsSchemeUnlessItsHostIsExcepted(String url, String proxy) {
        ProxySettings settings = new ProxySettings(Map.of(
                "HTTPS_PROXY", "http://user:pass%40word@secure:3129",
                "http_proxy", "plain:3128",
                "NO_PROXY", "direct.example.com, other.example.com:8443,10.1.0.0/16,192.0.2.7"));

        assertThat(chosen(settings, url)).isEqualTo(proxy);
    }

    @Test
    void smallLettersComeFirstAndAllProxyLast() {
        ProxySettings settings = new ProxySettings(
                Map.of("https_proxy", "http://small:1", "HTTPS_PROXY", "http://large:1", "ALL_PROXY", "http://all:1"));

        assertThat(chosen(settings, "https://a.example.com")).isEqualTo("small:1");
        assertThat(chosen(settings, "http://a.example.com")).isEqualTo("all:1");
    }

    @Test
    void starExceptsEverything() {
        ProxySettings settings = new ProxySettings(Map.of("https_proxy", "http://p:1", "no_proxy", "*"));

        assertThat(chosen(settings, "https://a.example.com")).isEmpty();
    }

    @Test
    void proxyOfAnotherKindIsAConfigurationError() {
        ProxySettings settings = new ProxySettings(Map.of("https_proxy", "socks5://p:1"));

        assertThatThrownBy(() -> chosen(settings, "https://a.example.com"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("socks5");
    }

    private static String chosen(ProxySettings settings, String url) {
        return settings.proxyFor(Endpoint.of(UrlParts.split(url)))
                .map(proxy -> proxy.endpoint().host() + ":" + proxy.endpoint().port())
                .orElse("");
    }
}
