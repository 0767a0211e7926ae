package dev.pintail.source.http.transport;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.url.UrlParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests with Apache's HTTP client, stripped of everything that lies above a transport here: redirects, cookies,
 * decompression, retries.
 *
 * <p>The client asks {@link GuardedResolver} for every address that it connects to, so no name that changes its address between
 * check and connection gets past the guard. Thread-safe; it blocks the calling thread, and interrupting that thread ends its
 * exchange at once.
 */
public final class PooledTransport implements Transport {
    /** More than any concurrency level; the pool must never be what makes a request wait. */
    private static final int CONNECTIONS = 256;

    private final CloseableHttpClient client;
    private final OutboundGuard guard;
    private final ProxySettings proxies;

    public PooledTransport(OutboundGuard guard, ProxySettings proxies, TlsSettings tls) {
        this.guard = requireNonNull(guard, "guard is null");
        this.proxies = requireNonNull(proxies, "proxies is null");
        this.client = HttpClientBuilder.create()
                .setConnectionManager(new InterruptibleConnections()
                        .setDnsResolver(new GuardedResolver(guard, proxies.hosts()))
                        .setTlsSocketStrategy(new LazyTls(requireNonNull(tls, "tls is null")))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setRoutePlanner(new ProxyRoutes(proxies))
                .setDefaultCredentialsProvider(proxies.credentials())
                .setRetryStrategy(new StaleConnectionRetry())
                .disableRedirectHandling()
                .disableCookieManagement()
                .setDefaultCookieSpecRegistry(
                        RegistryBuilder.<CookieSpecFactory>create().build())
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        UrlParts url = UrlParts.split(request.url());
        Endpoint endpoint = Endpoint.of(url);
        if (proxies.proxyFor(endpoint).isPresent()) {
            guard.checkWithoutLookup(endpoint.host());
        }
        try {
            return response(request, client.executeOpen(target(url), wire(request, url), timeouts(request)));
        } catch (SocketTimeoutException e) {
            HttpTimeoutException timeout = new HttpTimeoutException(e.getMessage());
            timeout.initCause(e);
            throw timeout;
        } catch (IOException e) {
            throw interruptedOr(e);
        }
    }

    private static HttpHost target(UrlParts url) {
        return new HttpHost(url.scheme(), url.host(), url.port());
    }

    private static BasicClassicHttpRequest wire(Request request, UrlParts url) {
        BasicClassicHttpRequest wire = new BasicClassicHttpRequest(request.method(), target(url), pathAndQuery(url));
        request.headers().forEach(header -> wire.addHeader(header.name(), header.value()));
        if (request.body() != null) {
            wire.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return wire;
    }

    private static String pathAndQuery(UrlParts url) {
        String path = url.path().isEmpty() ? "/" : url.path();
        return url.query().isEmpty() ? path : path + "?" + url.query();
    }

    @SuppressWarnings(
            "deprecation") // its successor holds for a whole route; a requester's own time-out holds for its requests
    private static HttpClientContext timeouts(Request request) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectTimeout(Timeout.of(request.timeouts().connect()))
                .setResponseTimeout(Timeout.of(request.timeouts().read()))
                .build());
        return context;
    }

    private static Response response(Request request, ClassicHttpResponse answer) throws IOException {
        List<Header> headers = Arrays.stream(answer.getHeaders())
                .map(header -> new Header(header.getName(), header.getValue() == null ? "" : header.getValue()))
                .toList();
        HttpEntity entity = answer.getEntity();
        InputStream body = new AnswerBody(entity == null ? InputStream.nullInputStream() : entity.getContent(), answer);
        long length = entity == null ? 0 : entity.getContentLength();
        return new Response(request, answer.getCode(), headers, Body.streamed(body, length));
    }

    /** An interrupted thread sees its socket closed. */
    private static IOException interruptedOr(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            InterruptedException interrupted = new InterruptedException("interrupted while waiting for an answer");
            interrupted.initCause(e);
            throw interrupted;
        }
        return e;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
