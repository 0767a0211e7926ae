package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pintail.error.ConfigException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate says "localhost", issued by nobody that the runtime trusts. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-file", ca().toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    @Test
    void anUnknownAuthorityIsRefused() {
        assertThatThrownBy(() -> get(Map.of(), "localhost")).isInstanceOf(SSLException.class);
    }

    @Test
    void theAuthoritiesInTheNamedFileAreTrusted() throws Exception {
        for (String variable : List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")) {
            assertThat(get(Map.of(variable, ca().toString()), "localhost")).isEqualTo("ok");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThatThrownBy(() -> get(Map.of("SSL_CERT_FILE", ca().toString()), "127.0.0.1"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aFileWithoutCertificatesIsAConfigurationError() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> TlsSettings.fromEnvironment(Map.of("SSL_CERT_FILE", empty.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SSL_CERT_FILE");
    }

    private String get(Map<String, String> environment, String host) throws Exception {
        OutboundGuard guard =
                new OutboundGuard(Set.of(host), name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
        try (PooledTransport transport =
                new PooledTransport(guard, ProxySettings.NONE, TlsSettings.fromEnvironment(environment))) {
            String url = "https://%s:%d/".formatted(host, server.getAddress().getPort());
            Response response = transport.send(new Request("GET", url, List.of(), null, Timeouts.DEFAULT));
            try (InputStream body = response.body().stream()) {
                return new String(body.readAllBytes(), UTF_8);
            }
        }
    }

    private static Path ca() {
        return folder.resolve("ca.pem");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-keypass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
