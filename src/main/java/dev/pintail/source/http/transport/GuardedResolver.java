package dev.pintail.source.http.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the HTTP client only addresses that the guard lets pass.
 *
 * @param proxyHosts hosts that whoever runs the program chose; they are not the manifest's and may be anywhere
 */
record GuardedResolver(OutboundGuard guard, Set<String> proxyHosts) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return proxyHosts.contains(host)
                ? InetAddress.getAllByName(host)
                : guard.resolve(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
