package dev.pintail.source.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.http.Content;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.cache.ResponseCaches;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several threads want the same answer at the same time. */
class SharedAnswersTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = new FakeTransport();
    private final ResponseCaches caches = new ResponseCaches();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        threads.forEach(Thread::interrupt);
        caches.close();
    }

    @Test
    void twoStreamsThatShareAParentAskForItOnce() throws Exception {
        transport.answer(200, "parents");
        // Each stream has a session of its own.
        List<FutureTask<String>> answers = List.of(
                start(() -> ask(session(this::slowly))),
                start(() -> ask(session(this::slowly))),
                start(() -> ask(session(this::slowly))));
        untilAllWait();

        answering.countDown();

        assertThat(results(answers)).containsExactlyInAnyOrder("sent parents", "kept parents", "kept parents");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void otherRequestsDoNotWait() throws Exception {
        HttpSession session = session(request -> request.url().endsWith("/items")
                ? slowly(request)
                : new Response(request, 200, List.of(), InputStream.nullInputStream()));
        FutureTask<String> waiting = start(() -> ask(session));
        untilAllWait();

        assertThat(session.send(get("/other")).fromCache()).isFalse();
        assertThat(waiting).isNotDone();
    }

    @Test
    void failureAndRefusalAreNotPassedOnToThoseWhoWaited() throws Exception {
        transport.fail(new IOException("reset")).answer(500, "busy").answer(200, "good");
        HttpSession session = session(this::slowly);
        List<FutureTask<String>> answers = List.of(
                start(() -> ask(session)),
                start(() -> ask(session)),
                start(() -> ask(session)),
                start(() -> ask(session)));
        untilAllWait();

        answering.countDown();

        assertThat(results(answers))
                .containsExactlyInAnyOrder("failed CONNECTION", "sent busy", "sent good", "kept good");
    }

    @Test
    void requestThatIsCancelledLeavesTheNextOneToAsk() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        transport.answer(200, "good");
        HttpSession session =
                session(request -> sent.incrementAndGet() == 1 ? slowly(request) : transport.send(request));
        FutureTask<String> cancelled = start(() -> ask(session));
        untilAllWait();
        FutureTask<String> next = start(() -> ask(session));
        untilAllWait();

        threads.getFirst().interrupt();

        assertThat(next).succeedsWithin(LONG_ENOUGH).isEqualTo("sent good");
        assertThat(cancelled)
                .failsWithin(LONG_ENOUGH)
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void whoWaitsCanBeCancelled() throws Exception {
        transport.answer(200, "good");
        HttpSession session = session(this::slowly);
        FutureTask<String> asking = start(() -> ask(session));
        untilAllWait();
        FutureTask<String> cancelled = start(() -> ask(session));
        untilAllWait();

        threads.getLast().interrupt();

        assertThat(cancelled)
                .failsWithin(LONG_ENOUGH)
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedException.class);
        answering.countDown();
        assertThat(asking).succeedsWithin(LONG_ENOUGH).isEqualTo("sent good");
    }

    @Test
    void requestsThatAreRedirectedToEachOtherDoNotWaitForEachOther() {
        CyclicBarrier bothStarted = new CyclicBarrier(2);
        AtomicInteger sent = new AtomicInteger();
        HttpSession session = session(request -> {
            if (sent.incrementAndGet() <= 2) {
                meet(bothStarted);
            }
            String other = request.url().endsWith("/a") ? "/b" : "/a";
            return new Response(request, 302, List.of(new Header("Location", other)), InputStream.nullInputStream());
        });

        FutureTask<Answer> first = start(() -> session.send(get("/a")));
        FutureTask<Answer> second = start(() -> session.send(get("/b")));

        for (FutureTask<Answer> outcome : List.of(first, second)) {
            assertThat(outcome)
                    .failsWithin(LONG_ENOUGH)
                    .withThrowableThat()
                    .havingCause()
                    .withMessageContaining("redirects");
        }
    }

    private Response slowly(Request request) throws IOException, InterruptedException {
        answering.await();
        return transport.send(request);
    }

    private HttpSession session(Transport network) {
        return new HttpSession(network, ApiBudget.unlimited(clock), Optional.of(caches.of("parents")), 1 << 20, clock);
    }

    private static String ask(HttpSession session) throws IOException, InterruptedException {
        try {
            Answer answer = session.send(get("/items"));
            String body = new String(answer.response().body().readAll(), UTF_8);
            return (answer.fromCache() ? "kept " : "sent ") + body;
        } catch (RequestFailure e) {
            return "failed " + e.kind();
        }
    }

    private static Request get(String path) {
        return new RequestDraft("GET", "https://h" + path, Map.of(), Map.of(), Content.NONE, Timeouts.DEFAULT)
                .prepare("test");
    }

    private <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads.add(Thread.ofPlatform().daemon().start(task));
        return task;
    }

    private void untilAllWait() throws InterruptedException {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("they did not meet", e);
        }
    }

    private static <T> List<T> results(List<FutureTask<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (FutureTask<T> task : tasks) {
            results.add(task.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS));
        }
        return results;
    }
}
