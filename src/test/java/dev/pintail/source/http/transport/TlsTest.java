package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.TlsApi;
import dev.pintail.error.ConfigException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API behind a proxy, whose certificate is issued by nobody that the runtime trusts. */
class TlsTest {
    @TempDir
    private static Path folder;

    private static TlsApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new TlsApi("api.example.com", folder, uri -> Answer.json(Map.of("path", uri.getPath())));
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
    }

    @Test
    void anUnknownAuthorityIsRefused() {
        assertThatThrownBy(() -> get(Map.of(), "https://api.example.com/x")).isInstanceOf(SSLException.class);
    }

    @Test
    void theAuthoritiesInTheNamedFileAreTrustedAndTheProxysTunnelIsUsed() throws Exception {
        for (String variable : List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")) {
            assertThat(get(trusting(variable), "https://api.example.com/" + variable))
                    .isEqualTo("{\"path\":\"/%s\"}".formatted(variable));
        }
        assertThat(api.requests()).extracting(URI::getPath).contains("/SSL_CERT_FILE");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThatThrownBy(() -> get(trusting("SSL_CERT_FILE"), "https://other.example.com/x"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aFileWithoutCertificatesIsAConfigurationError() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> get(Map.of("SSL_CERT_FILE", empty.toString()), "https://api.example.com/x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SSL_CERT_FILE");
    }

    @Test
    void certificatesAreReadForTheFirstSecureRequestAndOnlyOnce() throws Exception {
        Path file = Files.copy(api.certificate(), folder.resolve("moved.pem"));
        TlsSettings settings = TlsSettings.fromEnvironment(Map.of("SSL_CERT_FILE", file.toString()));
        get(settings, "https://api.example.com/1");

        Files.delete(file);

        assertThat(get(settings, "https://api.example.com/2")).isEqualTo("{\"path\":\"/2\"}");
    }

    @Test
    void plainRequestsNeedNoCertificates() throws Exception {
        TlsSettings settings = TlsSettings.fromEnvironment(Map.of("SSL_CERT_FILE", "missing.pem"));
        try (LocalApi plain = new LocalApi(uri -> Answer.json(Map.of("path", uri.getPath())));
                PooledTransport transport =
                        new PooledTransport(new OutboundGuard(Set.of("127.0.0.1")), ProxySettings.NONE, settings)) {
            assertThat(transport.send(request(plain.url() + "/x")).status()).isEqualTo(200);
        }
    }

    private static Map<String, String> trusting(String variable) {
        return Map.of(variable, api.certificate().toString());
    }

    private static String get(Map<String, String> environment, String url) throws Exception {
        return get(TlsSettings.fromEnvironment(environment), url);
    }

    private static String get(TlsSettings settings, String url) throws Exception {
        ProxySettings proxies = new ProxySettings(Map.of("https_proxy", api.proxyUrl()));
        try (PooledTransport transport = new PooledTransport(new OutboundGuard(Set.of()), proxies, settings);
                InputStream body = transport.send(request(url)).body().stream()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private static Request request(String url) {
        return new Request("GET", url, List.of(), null, Timeouts.DEFAULT);
    }
}
