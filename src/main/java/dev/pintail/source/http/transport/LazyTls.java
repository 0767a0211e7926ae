package dev.pintail.source.http.transport;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Secures connections; what it needs for that is made for the first of them. Thread-safe. */
final class LazyTls implements TlsSocketStrategy {
    private final TlsSettings settings;
    private volatile TlsSocketStrategy strategy;

    LazyTls(TlsSettings settings) {
        this.settings = settings;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        TlsSocketStrategy ready = strategy;
        if (ready == null) {
            // The platform checks the host's name itself; the client's own check would read a list of 200 KB.
            ready = new DefaultClientTlsStrategy(
                    settings.context(), HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE);
            strategy = ready;
        }
        return ready.upgrade(socket, target, port, attachment, context);
    }
}
