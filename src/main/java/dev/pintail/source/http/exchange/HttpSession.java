package dev.pintail.source.http.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Headers;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.cache.ResponseCache;
import dev.pintail.source.http.url.RequestUrl;
import dev.pintail.source.http.url.UrlParts;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What lies between a requester and the transport: response cache, call budget, cookies, redirects, content encodings.
 *
 * <p>Each requester has its own, so cookies stay with it; budget and cache are shared. As in the reference every hop of a
 * redirect counts for the budget. Thread-safe.
 */
public final class HttpSession {
    private static final int MAX_REDIRECTS = 30;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Transport transport;
    private final ApiBudget budget;
    private final Optional<ResponseCache> cache;
    private final int bufferLimit;
    private final CookieJar cookies;

    /**
     * @param cache empty: every request is sent
     * @param bufferLimit up to how many bytes a body is read at once; a longer one is a stream
     */
    public HttpSession(
            Transport transport,
            ApiBudget budget,
            Optional<ResponseCache> cache,
            int bufferLimit,
            InstantSource clock) {
        this.transport = requireNonNull(transport, "transport is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.cache = requireNonNull(cache, "cache is null");
        this.bufferLimit = bufferLimit;
        this.cookies = new CookieJar(clock);
    }

    /** The request with the cookies received so far; one that has a Cookie header of its own is left alone. */
    public Request withCookies(Request request) {
        if (request.header("Cookie").isPresent()) {
            return request;
        }
        Headers headers = new Headers(request.headers());
        cookies.header(request.url()).ifPresent(value -> headers.put("Cookie", value));
        return request.withHeaders(headers.toList());
    }

    /**
     * Sends a request and follows where the answers lead.
     *
     * @throws RequestFailure if there is no answer
     */
    public Answer send(Request request) throws RequestFailure, InterruptedException {
        return cached(request, true);
    }

    /** Forgets an answer that turned out to be no good, so that the request is really sent again. */
    public void forget(Request request) {
        cache.ifPresent(known -> known.remove(request));
    }

    private Answer cached(Request request, boolean follow) throws RequestFailure, InterruptedException {
        if (cache.isEmpty()) {
            return new Answer(budgeted(request, follow), false);
        }
        try {
            ResponseCache.Found found = follow
                    ? cache.get().answer(request, () -> budgeted(request, true))
                    : cache.get().answerAtOnce(request, () -> budgeted(request, false));
            return new Answer(found.response(), found.kept());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Response budgeted(Request request, boolean follow) throws RequestFailure, InterruptedException {
        budget.acquire(request);
        Response response = exchange(request);
        if (follow) {
            response = followRedirects(request, response);
        }
        budget.update(request, response);
        return response;
    }

    private Response exchange(Request request) throws RequestFailure, InterruptedException {
        String url = request.url().toLowerCase(Locale.ROOT);
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new RequestFailure(
                    RequestFailure.Kind.UNSUPPORTED_SCHEME,
                    "No connection adapters were found for '%s'".formatted(request.url()),
                    null);
        }
        try {
            Response raw = transport.send(request);
            cookies.receive(request.url(), raw.headers());
            Response response = ContentDecoding.decode(raw);
            Body body = response.body().buffered(bufferLimit);
            return new Response(request, response.status(), response.headers(), body);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Response followRedirects(Request request, Response first) throws RequestFailure, InterruptedException {
        Request current = request;
        Response response = first;
        for (int hops = 0; isRedirect(response); hops++) {
            response.body().close();
            if (hops == MAX_REDIRECTS) {
                throw new RequestFailure(
                        RequestFailure.Kind.TOO_MANY_REDIRECTS,
                        "Exceeded %d redirects.".formatted(MAX_REDIRECTS),
                        null);
            }
            current = redirected(current, response);
            response = cached(current, false).response();
        }
        return response;
    }

    private static boolean isRedirect(Response response) {
        return REDIRECTS.contains(response.status())
                && response.header("Location").isPresent();
    }

    private Request redirected(Request request, Response response) {
        // Servers send UTF-8, which arrived byte by byte.
        String location = new String(response.header("Location").orElseThrow().getBytes(ISO_8859_1), UTF_8);
        String url = RequestUrl.redirect(request.url(), location);
        Headers headers = new Headers(request.headers());
        boolean keepsBody = response.status() == 307 || response.status() == 308;
        if (!keepsBody) {
            headers.remove("Content-Type");
        }
        headers.remove("Cookie");
        cookies.header(url).ifPresent(value -> headers.put("Cookie", value));
        if (leavesHost(request.url(), url)) {
            headers.remove("Authorization");
        }
        return new Request(
                method(request.method(), response.status()),
                url,
                headers.toList(),
                keepsBody ? request.body() : null,
                request.timeouts());
    }

    private static String method(String method, int status) {
        boolean becomesGet = (status == 303 && !method.equals("HEAD"))
                || (status == 302 && !method.equals("HEAD"))
                || (status == 301 && method.equals("POST"));
        return becomesGet ? "GET" : method;
    }

    /** Whether credentials must not go along: another host, port or scheme, except from http to https on the usual ports. */
    private static boolean leavesHost(String from, String to) {
        UrlParts old = UrlParts.split(from);
        UrlParts next = UrlParts.split(to);
        if (!old.host().equals(next.host())) {
            return true;
        }
        boolean upgrade = old.scheme().equals("http") && next.scheme().equals("https");
        if (upgrade && (old.port() == -1 || old.port() == 80) && (next.port() == -1 || next.port() == 443)) {
            return false;
        }
        return !old.scheme().equals(next.scheme()) || port(old) != port(next);
    }

    private static int port(UrlParts url) {
        return url.port() >= 0 ? url.port() : url.scheme().equals("https") ? 443 : 80;
    }

    private static RequestFailure failure(IOException e) {
        boolean timeout = e instanceof SocketTimeoutException || e instanceof HttpTimeoutException;
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return e instanceof RequestFailure failure
                ? failure
                : new RequestFailure(
                        timeout ? RequestFailure.Kind.TIMEOUT : RequestFailure.Kind.CONNECTION, message, e);
    }
}
