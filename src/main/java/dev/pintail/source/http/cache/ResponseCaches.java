package dev.pintail.source.http.cache;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The response caches of one run, one for each name of a requester, sharing their store. Thread-safe. */
public final class ResponseCaches implements AutoCloseable {
    private static final long IN_MEMORY = 16L << 20;

    private final BodyStore bodies = new BodyStore(IN_MEMORY);
    private final Map<String, ResponseCache> caches = new ConcurrentHashMap<>();

    /** The cache of all requesters of this name. */
    public ResponseCache of(String requesterName) {
        return caches.computeIfAbsent(requesterName, name -> new ResponseCache(bodies));
    }

    @Override
    public void close() throws IOException {
        bodies.close();
    }
}
