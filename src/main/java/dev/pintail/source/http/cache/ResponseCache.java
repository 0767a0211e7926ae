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
import java.util.concurrent.CountDownLatch;

/**
 * The answers to the requesters of one name: those of GET and HEAD with status 200, for the rest of the run.
 *
 * <p>What several threads want at the same time is asked for once: two children of one parent read it together. Thread-safe.
 */
public final class ResponseCache {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final BodyStore bodies;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> underway = new ConcurrentHashMap<>();

    ResponseCache(BodyStore bodies) {
        this.bodies = requireNonNull(bodies, "bodies is null");
    }

    /**
     * The answer that is kept, else a new one, which is kept if it is one to keep; its body is in memory then.
     *
     * <p>A thread that comes while another one asks the same waits for it. If that ends without an answer to keep, the next one
     * asks for itself: neither a failure nor a refusal is passed on.
     *
     * @param exchange must not come back here for the same request
     */
    public Found answer(Request request, Exchange exchange) throws IOException, InterruptedException {
        if (!METHODS.contains(request.method())) {
            return new Found(exchange.send(), false);
        }
        String key = CacheKey.of(request);
        CountDownLatch mine = new CountDownLatch(1);
        while (true) {
            Optional<Response> known = find(key);
            if (known.isPresent()) {
                return new Found(known.get(), true);
            }
            CountDownLatch other = underway.putIfAbsent(key, mine);
            if (other == null) {
                break;
            }
            other.await();
        }
        try {
            return answerAtOnce(key, exchange); // which looks again: the one before may have finished just now
        } finally {
            underway.remove(key);
            mine.countDown();
        }
    }

    /** As {@link #answer}, but waits for nobody: for the hops of a redirect, which may lead in a circle. */
    public Found answerAtOnce(Request request, Exchange exchange) throws IOException, InterruptedException {
        return METHODS.contains(request.method())
                ? answerAtOnce(CacheKey.of(request), exchange)
                : new Found(exchange.send(), false);
    }

    private Found answerAtOnce(String key, Exchange exchange) throws IOException, InterruptedException {
        Optional<Response> known = find(key);
        if (known.isPresent()) {
            return new Found(known.get(), true);
        }
        Response response = exchange.send();
        store(key, response);
        return new Found(response, false);
    }

    /** Forgets the answer to a request. */
    public void remove(Request request) {
        entries.remove(CacheKey.of(request));
    }

    private Optional<Response> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(entry -> new Response(entry.request, 200, entry.headers, Body.of(bodies.load(entry.body))));
    }

    private void store(String key, Response response) throws IOException {
        boolean varies = response.header("Vary").orElse("").strip().equals("*");
        if (METHODS.contains(response.request().method()) && response.status() == 200 && !varies) {
            BodyStore.Place place = bodies.store(response.body().readAll());
            entries.put(key, new Entry(response.request(), response.headers(), place));
        }
    }

    /** Gets an answer from the API. */
    @FunctionalInterface
    public interface Exchange {
        Response send() throws IOException, InterruptedException;
    }

    /** @param kept whether nothing was sent for it */
    public record Found(Response response, boolean kept) {}

    private record Entry(Request request, List<Header> headers, BodyStore.Place body) {}
}
