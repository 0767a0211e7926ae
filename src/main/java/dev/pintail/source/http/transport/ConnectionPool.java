package dev.pintail.source.http.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Connections that wait for their next request. Thread-safe.
 *
 * <p>One that waited longer than servers commonly allow is not used again, so that a request seldom meets a closed one.
 */
final class ConnectionPool implements AutoCloseable {
    private static final int MAX_IDLE_PER_ENDPOINT = 16;
    private static final long MAX_IDLE_NANOS = Duration.ofSeconds(4).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Endpoint, Deque<Idle>> idle = new HashMap<>();
    private boolean closed;

    ConnectionPool(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A connection used before, if there is a fresh one. */
    synchronized Optional<HttpConnection> take(Endpoint endpoint) {
        Deque<Idle> waiting = idle.getOrDefault(endpoint, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            Idle latest = waiting.removeLast();
            if (nanoTime.getAsLong() - latest.since <= MAX_IDLE_NANOS) {
                return Optional.of(latest.connection);
            }
            latest.connection.close();
        }
        return Optional.empty();
    }

    synchronized void give(Endpoint endpoint, HttpConnection connection) {
        Deque<Idle> waiting = idle.computeIfAbsent(endpoint, key -> new ArrayDeque<>());
        if (closed || waiting.size() == MAX_IDLE_PER_ENDPOINT) {
            connection.close();
        } else {
            waiting.addLast(new Idle(connection, nanoTime.getAsLong()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.values().forEach(waiting -> waiting.forEach(entry -> entry.connection.close()));
        idle.clear();
    }

    private record Idle(HttpConnection connection, long since) {}
}
