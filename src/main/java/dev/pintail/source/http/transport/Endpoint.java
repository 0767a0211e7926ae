package dev.pintail.source.http.transport;

import dev.pintail.source.http.url.UrlParts;
import org.apache.hc.core5.http.HttpHost;

/**
 * Whom a request goes to.
 *
 * @param host a name or an address literal without brackets
 */
record Endpoint(boolean secure, String host, int port) {
    static Endpoint of(UrlParts url) {
        boolean secure = url.scheme().equals("https");
        return new Endpoint(secure, url.host(), url.port() >= 0 ? url.port() : secure ? 443 : 80);
    }

    static Endpoint of(HttpHost host) {
        boolean secure = host.getSchemeName().equals("https");
        return new Endpoint(secure, host.getHostName(), host.getPort() >= 0 ? host.getPort() : secure ? 443 : 80);
    }

    HttpHost toHttpHost() {
        return new HttpHost(secure ? "https" : "http", host, port);
    }

    /** {@code host:port}. */
    String authority() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
