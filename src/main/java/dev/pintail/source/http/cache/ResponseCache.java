package dev.pintail.source.http.cache;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers to the requesters of one name: those of GET and HEAD with status 200, for the rest of the run. Thread-safe. */
public final class ResponseCache {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final BodyStore bodies;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    ResponseCache(BodyStore bodies) {
        this.bodies = requireNonNull(bodies, "bodies is null");
    }

    /** The answer that was given to the same request before. */
    public Optional<Response> find(Request request) {
        if (!METHODS.contains(request.method())) {
            return Optional.empty();
        }
        return Optional.ofNullable(entries.get(CacheKey.of(request)))
                .map(entry -> new Response(entry.request, 200, entry.headers, Body.of(bodies.load(entry.body))));
    }

    /** Keeps an answer if it is one to keep; its body is in memory afterwards. */
    public void store(Request request, Response response) throws IOException {
        boolean varies = response.header("Vary").orElse("").strip().equals("*");
        if (METHODS.contains(response.request().method()) && response.status() == 200 && !varies) {
            BodyStore.Place place = bodies.store(response.body().readAll());
            entries.put(CacheKey.of(request), new Entry(response.request(), response.headers(), place));
        }
    }

    /** Forgets the answer to a request. */
    public void remove(Request request) {
        entries.remove(CacheKey.of(request));
    }

    private record Entry(Request request, List<Header> headers, BodyStore.Place body) {}
}
