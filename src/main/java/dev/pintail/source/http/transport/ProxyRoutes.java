package dev.pintail.source.http.transport;

import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends each request through the proxy that the environment names for it. */
final class ProxyRoutes extends DefaultRoutePlanner {
    private final ProxySettings proxies;

    ProxyRoutes(ProxySettings proxies) {
        super(null);
        this.proxies = proxies;
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxies.proxyFor(Endpoint.of(target))
                .map(proxy -> proxy.endpoint().toHttpHost())
                .orElse(null);
    }
}
