package dev.pintail.source.http.transport;

import dev.pintail.source.http.url.UrlParts;

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

    /** For the Host header: the port only if it is not the scheme's own. */
    String hostHeader() {
        return port == (secure ? 443 : 80) ? bracketed() : authority();
    }

    /** {@code host:port}. */
    String authority() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
