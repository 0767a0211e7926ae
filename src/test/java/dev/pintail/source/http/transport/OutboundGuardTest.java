package dev.pintail.source.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.exchange.HttpSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PUBLIC = "192.0.2.1";

    private final AtomicInteger served = new AtomicInteger();
    private final List<String> lookedUp = new ArrayList<>();
    private HttpServer server;
    private volatile String redirectTo;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                served.incrementAndGet();
                if (redirectTo != null) {
                    exchange.getResponseHeaders().set("Location", redirectTo);
                }
                exchange.sendResponseHeaders(redirectTo == null ? 200 : 302, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this machine
                "127.0.0.1",
                "127.255.0.3",
                "0.0.0.0",
                "::1",
                "::",
                // link-local, the clouds' metadata services among them
                "169.254.169.254",
                "169.254.170.2",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                // private and shared
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                // nobody's, everybody's
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "ff02::1",
                // IPv4 inside IPv6: mapped, compatible, NAT64, 6to4, Teredo
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:0:53aa:64c::1"
            })
    void specialAddressesAreRefused(String address) throws UnknownHostException {
        assertThat(OutboundGuard.isSpecial(InetAddress.getByName(address))).isTrue();
        refused(() -> new OutboundGuard(Set.of()).resolve(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "192.167.0.1",
                "198.17.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void publicAddressesPass(String address) throws UnknownHostException {
        assertThat(new OutboundGuard(Set.of()).resolve(address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "localhost", "LOCALHOST"})
    void otherSpellingsOfThisMachineAreRefused(String host) {
        refused(() -> new OutboundGuard(Set.of()).resolve(host));
    }

    @Test
    void ofSeveralAddressesOnlyThePublicOnesAreUsed() throws UnknownHostException {
        OutboundGuard guard = guard(Set.of(), "10.0.0.1", PUBLIC, "127.0.0.1");

        assertThat(guard.resolve("api.example.com")).containsExactly(InetAddress.getByName(PUBLIC));
    }

    @Test
    void hostIsAllowedByItsNameOnly() throws UnknownHostException {
        OutboundGuard guard = guard(Set.of("Db.Internal.Example"), "10.0.0.1");

        assertThat(guard.resolve("db.internal.EXAMPLE")).hasSize(1);
        refused(() -> guard.resolve("other.internal.example"));
        refused(() -> guard.resolve("10.0.0.1"));
        refused(() -> guard.resolve("x.db.internal.example"));
    }

    /** The name is looked up once for each connection, and what was checked is what is connected to. */
    @Test
    void nameThatChangesItsAddressBetweenLookupsGainsNothing() throws Exception {
        OutboundGuard rebinding = new OutboundGuard(Set.of(), host -> {
            lookedUp.add(host);
            return new InetAddress[] {
                lookedUp.size() == 1 ? InetAddress.getByName(PUBLIC) : InetAddress.getLoopbackAddress()
            };
        });
        try (PooledTransport transport =
                new PooledTransport(rebinding, ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of()))) {
            assertThatThrownBy(() -> transport.send(impatient("api.example.com")))
                    .isInstanceOf(IOException.class);
            assertThat(lookedUp).hasSize(1);

            refused(() -> transport.send(impatient("api.example.com")));
            assertThat(served).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://169.254.169.254/latest/",
                "http://metadata.example.com:%d/"
            })
    void redirectIntoTheOwnNetworkIsRefused(String location) throws Exception {
        OutboundGuard guard = new OutboundGuard(
                Set.of("api.example.com"),
                host -> host.endsWith(".example.com")
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : InetAddress.getAllByName(host));
        redirectTo = location.formatted(server.getAddress().getPort());
        FakeClock clock = new FakeClock();
        try (PooledTransport transport =
                new PooledTransport(guard, ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of()))) {
            HttpSession session =
                    new HttpSession(transport, ApiBudget.unlimited(clock), Optional.empty(), 1 << 20, clock);

            refused(() -> session.send(request("api.example.com", PATIENCE)));
            assertThat(served).as("requests that were answered").hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "[::1]",
                "[::ffff:10.0.0.1]",
                "2130706433",
                "127.1",
                "localhost",
                "a.localhost",
                "169.254.169.254"
            })
    void proxyIsNotAskedForWhatIsSpecialByItself(String host) throws Exception {
        ProxySettings proxy = new ProxySettings(
                Map.of("http_proxy", "http://127.0.0.1:" + server.getAddress().getPort()));
        OutboundGuard guard = new OutboundGuard(
                Set.of(),
                name -> name.endsWith("localhost")
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : InetAddress.getAllByName(name));
        try (PooledTransport transport = new PooledTransport(guard, proxy, TlsSettings.fromEnvironment(Map.of()))) {
            refused(() -> transport.send(request(host, PATIENCE)));
            assertThat(served).hasValue(0);
        }
    }

    private OutboundGuard guard(Set<String> allowed, String... addresses) {
        return new OutboundGuard(allowed, host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }

    /** To an address that nobody answers at. */
    private Request impatient(String host) {
        return request(host, Duration.ofMillis(200));
    }

    private Request request(String host, Duration connect) {
        return new Request(
                "GET",
                "http://%s:%d/".formatted(host, server.getAddress().getPort()),
                List.of(),
                null,
                new Timeouts(connect, PATIENCE));
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ADDRESS_REFUSED));
    }
}
