package dev.pintail.source.http.transport;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens connections: guard, proxy, TLS.
 *
 * <p>The guard applies to what is connected to. Behind a proxy that is the proxy, which whoever runs the program chose and
 * which has to keep its own rules; address literals are checked there too. Immutable and thread-safe.
 */
public final class Connector {
    private final OutboundGuard guard;
    private final ProxySettings proxies;
    private final SSLSocketFactory tls;

    public Connector(OutboundGuard guard, ProxySettings proxies, SSLSocketFactory tls) {
        this.guard = requireNonNull(guard, "guard is null");
        this.proxies = requireNonNull(proxies, "proxies is null");
        this.tls = requireNonNull(tls, "tls is null");
    }

    HttpConnection connect(Endpoint endpoint, Timeouts timeouts) throws IOException {
        Optional<ProxySettings.Proxy> proxy = proxies.proxyFor(endpoint);
        if (proxy.isPresent()) {
            return throughProxy(proxy.get(), endpoint, timeouts);
        }
        Socket plain = open(guard.resolve(endpoint.host()), endpoint.port(), timeouts);
        return closingOnFailure(
                plain, () -> new HttpConnection(endpoint.secure() ? secure(plain, endpoint, timeouts) : plain, endpoint, false, ""));
    }

    private HttpConnection throughProxy(ProxySettings.Proxy proxy, Endpoint endpoint, Timeouts timeouts) throws IOException {
        if (isLiteral(endpoint.host())) {
            guard.resolve(endpoint.host());
        }
        Endpoint via = proxy.endpoint();
        Socket plain = open(List.of(InetAddress.getAllByName(via.host())), via.port(), timeouts);
        return closingOnFailure(plain, () -> {
            Socket toProxy = via.secure() ? secure(plain, via, timeouts) : plain;
            if (!endpoint.secure()) {
                return new HttpConnection(toProxy, endpoint, true, proxy.authorization());
            }
            toProxy.setSoTimeout(Math.toIntExact(timeouts.connect().toMillis()));
            new HttpConnection(toProxy, endpoint, false, proxy.authorization()).openTunnel(endpoint);
            return new HttpConnection(secure(toProxy, endpoint, timeouts), endpoint, false, "");
        });
    }

    private static Socket open(Iterable<InetAddress> addresses, int port, Timeouts timeouts) throws IOException {
        IOException failure = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(timeouts.connect().toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw requireNonNull(failure, "no address to connect to");
    }

    private Socket secure(Socket plain, Endpoint endpoint, Timeouts timeouts) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(timeouts.connect().toMillis()));
        socket.startHandshake();
        return socket;
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || Cidr.parse(host).isPresent();
    }

    private static HttpConnection closingOnFailure(Socket socket, Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** What remains to be done with an open socket. */
    @FunctionalInterface
    private interface Opening {
        HttpConnection open() throws IOException;
    }
}
