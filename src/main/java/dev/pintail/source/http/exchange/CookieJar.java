package dev.pintail.source.http.exchange;

import dev.pintail.source.http.Header;
import dev.pintail.source.http.url.UrlParts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of one requester, kept as long as it lives. Thread-safe. */
final class CookieJar {
    private final InstantSource clock;
    private final List<Cookie> cookies = new ArrayList<>();

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes over what an answer to this URL sets; a cookie that has expired already deletes its predecessor. */
    synchronized void receive(String url, List<Header> headers) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Set-Cookie")) {
                Cookie.parse(header.value(), UrlParts.split(url), clock.instant())
                        .ifPresent(this::store);
            }
        }
    }

    /** The Cookie header for a request to this URL. */
    synchronized Optional<String> header(String url) {
        UrlParts parts = UrlParts.split(url);
        cookies.removeIf(cookie -> cookie.isExpired(clock.instant()));
        String header = cookies.stream()
                .filter(cookie -> cookie.goesTo(parts))
                .sorted(Comparator.comparingInt(cookie -> -cookie.path().length()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    private void store(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        if (!cookie.isExpired(clock.instant())) {
            cookies.add(cookie);
        }
    }
}
