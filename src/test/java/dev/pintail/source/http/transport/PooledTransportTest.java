package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

class PooledTransportTest {
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened.reversed()) {
            closeable.close();
        }
    }

    @Test
    void clientDoesNotLogWhatItSendsAndReceives() {
        transport(Set.of());

        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isDebugEnabled())
                .isFalse();
    }

    @Test
    void theUrlGoesOutByteForByte() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        String path = "/a%2Fb/[x]|y?q=%5B1%5D&r=[2]&s=a+b&t=%7c";

        Response response = transport(Set.of("127.0.0.1")).send(get(server.url() + path));

        assertThat(text(response)).isEqualTo("ok");
        assertThat(server.requests().getFirst()).startsWith("GET " + path + " HTTP/1.1\r\n");
    }

    @Test
    void headersAndBodyAreSentAsGiven() throws Exception {
        WireServer server =
                server(request -> "HTTP/1.1 201 Created\r\nX-Odd: 1\r\nx-odd: 2\r\nContent-Length: 0\r\n\r\n");
        Request request = new Request(
                "POST",
                server.url() + "/things",
                List.of(new Header("X-Custom-Case", "yes"), new Header("Content-Type", "text/plain")),
                "höi".getBytes(UTF_8),
                Timeouts.DEFAULT);

        Response response = transport(Set.of("127.0.0.1")).send(request);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers()).contains(new Header("X-Odd", "1"), new Header("x-odd", "2"));
        assertThat(server.requests().getFirst())
                .contains("X-Custom-Case: yes\r\n", "Content-Type: text/plain\r\n", "Content-Length: 4\r\n")
                .doesNotContain("User-Agent: Apache");
    }

    @Test
    void neitherRedirectsNorCompressionAreTouched() throws Exception {
        WireServer server = server(request ->
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nraw");

        Response response = transport(Set.of("127.0.0.1")).send(get(server.url()));

        assertThat(response.status()).isEqualTo(302);
        assertThat(text(response)).isEqualTo("raw");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aConnectionIsUsedAgainAndAStaleOneIsReplaced() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        PooledTransport transport = transport(Set.of("127.0.0.1"));
        text(transport.send(get(server.url())));
        text(transport.send(get(server.url())));
        assertThat(server.connections()).isEqualTo(1);

        server.closeConnections();
        text(transport.send(get(server.url())));

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void aServerThatDoesNotAnswerTheHandshakeIsGivenUpAfterTheConnectTimeout() throws Exception {
        WireServer server = server(request -> "");
        Request impatient = new Request(
                "GET",
                "https://127.0.0.1:" + server.port(),
                List.of(),
                null,
                new Timeouts(Duration.ofMillis(200), Duration.ofMinutes(5)));

        assertThatThrownBy(() -> transport(Set.of("127.0.0.1")).send(impatient))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    @Timeout(60)
    void aBodyThatStopsComingIsATimeout() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
        Request impatient = new Request(
                "GET", server.url(), List.of(), null, new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200)));
        Response response = transport(Set.of("127.0.0.1")).send(impatient);

        assertThatThrownBy(() -> text(response)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void anAnswerThatDoesNotBeginInTimeIsATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        WireServer server = server(request -> {
            await(never);
            return "";
        });
        Request impatient = new Request(
                "GET", server.url(), List.of(), null, new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(50)));

        assertThatThrownBy(() -> transport(Set.of("127.0.0.1")).send(impatient))
                .isInstanceOf(HttpTimeoutException.class);
        never.countDown();
    }

    @Test
    void nobodyListeningIsAConnectException() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> transport(Set.of("127.0.0.1")).send(get("http://127.0.0.1:" + port)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aLocalAddressIsRefusedBeforeAnythingIsSent() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254")) {
            assertThatThrownBy(() -> transport(Set.of()).send(get("http://%s:%d/".formatted(host, server.port()))))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ADDRESS_REFUSED));
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void aNameThatLeadsToALocalAddressIsRefusedOnTheAddressReallyConnectedTo() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        OutboundGuard rebinding =
                new OutboundGuard(Set.of(), host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        PooledTransport transport = opened(new PooledTransport(rebinding, ProxySettings.NONE, tls()));

        assertThatThrownBy(() -> transport.send(get("http://api.example.com:" + server.port())))
                .isInstanceOf(SourceException.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void requestsGoThroughTheProxyThatTheEnvironmentNames() throws Exception {
        WireServer proxy = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        ProxySettings settings = new ProxySettings(Map.of("http_proxy", proxy.url(), "no_proxy", "direct.example.com"));
        PooledTransport transport = opened(new PooledTransport(new OutboundGuard(Set.of()), settings, tls()));

        assertThat(text(transport.send(get("http://api.example.com/x?y=1")))).isEqualTo("proxy");
        assertThat(proxy.requests().getFirst()).startsWith("GET http://api.example.com/x?y=1 HTTP/1.1\r\n");
    }

    @Test
    void interruptingTheThreadEndsItsExchange() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        WireServer server = server(request -> {
            waiting.countDown();
            await(never);
            return "";
        });

        assertThat(whenInterrupted(server.url(), waiting)).singleElement().isInstanceOf(InterruptedException.class);
        never.countDown();
    }

    @Test
    void interruptingTheThreadEndsItsReadingOfABody() throws Exception {
        WireServer server = server(request -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nha");

        assertThat(whenInterrupted(server.url(), new CountDownLatch(1)))
                .singleElement()
                .isInstanceOf(ClosedByInterruptException.class);
    }

    @Test
    void interruptingTheThreadEndsAnExchangeOverTls() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread accepting = Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = deaf.accept()) {
                    socket.getInputStream().read(); // the first byte of the handshake, which stays without an answer
                    waiting.countDown();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThat(whenInterrupted("https://127.0.0.1:" + deaf.getLocalPort(), waiting))
                    .singleElement()
                    .isInstanceOf(InterruptedException.class);
            accepting.join();
        }
    }

    /** What an exchange ends with whose thread is interrupted when it waits, or has read the first byte of a body. */
    private List<Throwable> whenInterrupted(String url, CountDownLatch waiting) throws InterruptedException {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        PooledTransport transport = transport(Set.of("127.0.0.1"));
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try (InputStream body = transport.send(get(url)).body().stream()) {
                assertThat(body.read()).isNotNegative();
                waiting.countDown();
                body.readAllBytes();
            } catch (IOException | InterruptedException e) {
                thrown.add(e);
            }
        });
        waiting.await();
        reader.interrupt();
        reader.join();
        return thrown;
    }

    private PooledTransport transport(Set<String> allowedHosts) {
        return opened(new PooledTransport(new OutboundGuard(allowedHosts), ProxySettings.NONE, tls()));
    }

    private WireServer server(WireServer.Answers answers) throws IOException {
        return opened(new WireServer(answers));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    private static TlsSettings tls() {
        return TlsSettings.fromEnvironment(Map.of());
    }

    private static Request get(String url) {
        return new Request("GET", url, List.of(), null, Timeouts.DEFAULT);
    }

    private static String text(Response response) throws IOException {
        try (InputStream body = response.body().stream()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that shows the bytes of each request and sends the bytes of each answer. */
    private static final class WireServer implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final Answers answers;

        @FunctionalInterface
        interface Answers {
            String answer(String request);
        }

        WireServer(Answers answers) throws IOException {
            this.answers = answers;
            Thread.ofVirtual().start(this::listen);
        }

        String url() {
            return "http://127.0.0.1:" + port();
        }

        int port() {
            return listening.getLocalPort();
        }

        int connections() {
            return sockets.size();
        }

        List<String> requests() {
            return requests;
        }

        void closeConnections() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
            closeConnections();
        }

        private void listen() {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                // closed at the end of the test
            }
        }

        private void serve(Socket socket) {
            try {
                while (true) {
                    String head = head(socket.getInputStream());
                    int at = head.indexOf("Content-Length: ");
                    if (at >= 0) {
                        int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
                        socket.getInputStream().readNBytes(length);
                    }
                    requests.add(head);
                    socket.getOutputStream().write(answers.answer(head).getBytes(ISO_8859_1));
                    socket.getOutputStream().flush();
                }
            } catch (IOException e) {
                // closed by either side
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed");
                }
                head.append((char) next);
            }
            return head.toString();
        }
    }
}
