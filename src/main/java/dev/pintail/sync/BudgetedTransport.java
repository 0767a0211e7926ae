package dev.pintail.sync;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.CutShort;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network of a run: counts what passes, and breaks off what would take longer than the run may last.
 *
 * <p>A time-out ends an answer that does not come, but not one that drips; so at the end of the time the threads that are in an
 * exchange are interrupted, which closes their connections. Thread-safe; {@link #close()} ends the watching.
 */
final class BudgetedTransport implements Transport {
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(100);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Transport network;
    private final TimeBudget budget;
    private final TrafficMeter meter;
    private final InstantSource clock;
    private final ThreadLocal<String> failedRequest = new ThreadLocal<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> inExchange = new HashSet<>();
    private final Thread watch;

    BudgetedTransport(Transport network, TimeBudget budget, TrafficMeter meter, InstantSource clock) {
        this.network = network;
        this.budget = budget;
        this.meter = meter;
        this.clock = clock;
        this.watch = budget.limited()
                ? Thread.ofPlatform().name("pintail-deadline").daemon().start(this::breakOffAtTheEnd)
                : null;
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        String name = request.method() + " " + request.url();
        meter.request(name.equals(failedRequest.get()));
        failedRequest.set(name);
        Instant start = clock.instant();
        Duration left = budget.limited() ? budget.left() : FOR_EVER;
        enter();
        try {
            Response response = network.send(limited(request, left));
            budget.answered(Duration.between(start, clock.instant()));
            if (response.ok()) {
                failedRequest.remove();
            }
            response.body().bytes().ifPresent(bytes -> meter.bytes(bytes.length));
            Body raw = response.body();
            Body body = raw.inMemory() ? raw : Body.streamed(new Watched(raw.stream()), raw.announced());
            return new Response(response.request(), response.status(), response.headers(), body);
        } catch (IOException | InterruptedException e) {
            if (budget.brokenOff() || (e instanceof HttpTimeoutException && waitedToTheEnd(start, left))) {
                budget.cutShort();
                throw timeIsOver();
            }
            throw e;
        } finally {
            leave();
        }
    }

    private static Request limited(Request request, Duration left) {
        Timeouts timeouts = request.timeouts();
        return new Request(
                request.method(),
                request.url(),
                request.headers(),
                request.body(),
                new Timeouts(shorter(timeouts.connect(), left), shorter(timeouts.read(), left)));
    }

    /** Whether it was the run's time that ran out, which the one who watches it may not have noticed yet. */
    private boolean waitedToTheEnd(Instant start, Duration left) {
        return Duration.between(start, clock.instant()).plus(WATCH_INTERVAL).compareTo(left) >= 0;
    }

    /** Zero would mean for ever. */
    private static Duration shorter(Duration timeout, Duration left) {
        Duration least = left.isZero() ? Duration.ofMillis(1) : left;
        return timeout.compareTo(least) < 0 ? timeout : least;
    }

    private void enter() {
        lock.lock();
        try {
            if (budget.brokenOff()) {
                throw timeIsOver();
            }
            inExchange.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            inExchange.remove(Thread.currentThread());
            if (budget.brokenOff()) {
                Thread.interrupted(); // meant for the exchange, not for what comes after it
            }
        } finally {
            lock.unlock();
        }
    }

    private void breakOffAtTheEnd() {
        try {
            while (!budget.left().isZero()) {
                Duration left = budget.left();
                Thread.sleep(left.compareTo(WATCH_INTERVAL) < 0 ? left.plusMillis(1) : WATCH_INTERVAL);
            }
            lock.lock();
            try {
                budget.breakOff();
                inExchange.forEach(Thread::interrupt);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run is over
        }
    }

    private static CutShort timeIsOver() {
        return new CutShort("the time for requests is over");
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.interrupt();
        }
        network.close();
    }

    /** A body whose bytes are counted, and whose reading is broken off like the wait for its beginning. */
    private final class Watched extends FilterInputStream {
        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            enter();
            try {
                int next = super.read();
                meter.bytes(next < 0 ? 0 : 1);
                return next;
            } finally {
                leave();
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            enter();
            try {
                int count = super.read(buffer, offset, length);
                meter.bytes(Math.max(0, count));
                return count;
            } finally {
                leave();
            }
        }
    }
}
