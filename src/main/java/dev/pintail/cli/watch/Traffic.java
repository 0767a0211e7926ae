package dev.pintail.cli.watch;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees every request of a run and every wait between them.
 *
 * <p>Keeps the first {@value #KEPT} of each, and counts all. Thread-safe.
 */
public final class Traffic {
    private static final int KEPT = 20_000;

    /** What a thread heard last: every slice is read by a thread of its own. */
    private static final ThreadLocal<Exchange> LAST = new ThreadLocal<>();

    private final InstantSource time;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Map<Thread, Wait> waiting = new LinkedHashMap<>();
    private long requests;
    private long retries;
    private Duration waited = Duration.ZERO;

    public Traffic(InstantSource time) {
        this.time = requireNonNull(time, "time is null");
    }

    /**
     * One request and what came of it.
     *
     * @param address where it went; see {@link Address}
     * @param status 0 if there was no answer
     */
    public record Exchange(Instant start, Duration took, String method, String address, int status) {
        /** Whether it was not answered with what was asked for. */
        public boolean failed() {
            return status == 0 || status >= 400;
        }
    }

    /** A pause on purpose, as long as it was meant to be. */
    public record Wait(Instant start, Duration length, String reason) {}

    /** The numbers so far. */
    public record Counts(long requests, long retries, Duration waited, Optional<Wait> now) {}

    /** The transport, watched. */
    public Transport watch(Transport transport) {
        return new Transport() {
            @Override
            public Response send(Request request) throws IOException, InterruptedException {
                Instant start = time.instant();
                int status = 0;
                try {
                    Response response = transport.send(request);
                    status = response.status();
                    return response;
                } finally {
                    exchanged(new Exchange(
                            start,
                            Duration.between(start, time.instant()),
                            request.method(),
                            Address.of(request.url()),
                            status));
                }
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    /** The clock, watched. */
    public Clock watch(Clock clock) {
        return new Clock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                begin(new Wait(time.instant(), duration, reason()));
                try {
                    clock.sleep(duration);
                } finally {
                    end();
                }
            }
        };
    }

    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public synchronized List<Wait> waits() {
        return List.copyOf(waits);
    }

    public synchronized Counts counts() {
        return new Counts(requests, retries, waited, waiting.values().stream().findFirst());
    }

    private synchronized void exchanged(Exchange exchange) {
        requests++;
        Exchange before = LAST.get();
        if (before != null && before.failed() && before.address().equals(exchange.address())) {
            retries++;
        }
        LAST.set(exchange);
        if (exchanges.size() < KEPT) {
            exchanges.add(exchange);
        }
    }

    /** Why this thread waits: what the last answer said. */
    private String reason() {
        Exchange before = LAST.get();
        if (before == null || !before.failed()) {
            return "to keep the API's rate";
        }
        return switch (before.status()) {
            case 0 -> "there was no answer";
            case 429 -> "the API limits the rate (429)";
            default -> "the API answered %d".formatted(before.status());
        };
    }

    private synchronized void begin(Wait wait) {
        waiting.put(Thread.currentThread(), wait);
        waited = waited.plus(wait.length());
        if (waits.size() < KEPT) {
            waits.add(wait);
        }
    }

    private synchronized void end() {
        waiting.remove(Thread.currentThread());
    }
}
