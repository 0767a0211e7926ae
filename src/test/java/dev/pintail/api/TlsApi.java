package dev.pintail.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pintail.api.LocalApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A public https API, played on loopback: a TLS server with a certificate for the real host's name, and a proxy that leads every
 * tunnel to it. A process that is told {@code HTTPS_PROXY} and {@code SSL_CERT_FILE} cannot tell it from the real one.
 */
public final class TlsApi implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path certificate;
    private final HttpsServer server;
    private final ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<URI> requests = new CopyOnWriteArrayList<>();

    /**
     * @param host whose certificate it shows
     * @param folder for the key and the certificate
     */
    public TlsApi(String host, Path folder, Function<URI, Answer> answers)
            throws IOException, GeneralSecurityException {
        certificate = folder.resolve("ca.pem");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys(host, folder.resolve("keys.p12"))));
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestURI());
                Answer answer = answers.apply(exchange.getRequestURI());
                byte[] body = answer.body().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Thread.ofVirtual().start(this::acceptTunnels);
    }

    /** For {@code HTTPS_PROXY}. */
    public String proxyUrl() {
        return "http://127.0.0.1:" + proxy.getLocalPort();
    }

    /** For {@code SSL_CERT_FILE}. */
    public Path certificate() {
        return certificate;
    }

    public List<URI> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
    }

    private void acceptTunnels() {
        try {
            while (true) {
                Socket client = proxy.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            }
        } catch (IOException e) {
            // closed at the end of the test
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket target = new Socket(
                        server.getAddress().getAddress(), server.getAddress().getPort())) {
            skipHead(client.getInputStream());
            client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            Thread answers = Thread.ofVirtual().start(() -> pump(target, client));
            pump(client, target);
            answers.join();
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // either side closed it
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next == '\n') {
                newlines++;
            } else if (next != '\r') {
                newlines = 0;
            }
        }
    }

    private SSLContext keys(String host, Path store) throws IOException, GeneralSecurityException {
        keytool(
                "-genkeypair",
                "-alias",
                "api",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-alias", "api", "-keystore", store.toString(), "-file", certificate.toString());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(store.toFile(), PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-keypass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
