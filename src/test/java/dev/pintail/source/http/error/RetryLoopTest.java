package dev.pintail.source.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.FailureType;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.exchange.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryLoopTest {
    private static final Resolution RESOLUTION =
            new Resolution(ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "busy");
    private static final Outcome OUTCOME = new Outcome.Unanswered(
            new Request("GET", "https://h/", List.of(), null, Timeouts.DEFAULT),
            new RequestFailure(RequestFailure.Kind.CONNECTION, "reset", null));

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void waitsDouble() {
        assertThatThrownBy(() -> loop(5).run(always(other()))).isInstanceOf(Retry.class);

        assertThat(attempts).hasValue(6);
        assertThat(clock.waits()).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
    }

    @Test
    void strategyWaitsItsSecondsAndOneMore() {
        assertThatThrownBy(() -> loop(2).run(always(Retry.after(5, RESOLUTION, OUTCOME, null))))
                .isInstanceOf(Retry.class);

        assertThat(clock.waits()).containsExactly(6.0, 6.0);
    }

    @Test
    void seriesOfRateLimitsBeginsAnewAfterEveryOtherError() throws Exception {
        List<Retry> failures = List.of(rateLimit(), other(), rateLimit(), other(), rateLimit());

        String result = loop(5).run(() -> {
            int attempt = attempts.getAndIncrement();
            if (attempt < failures.size()) {
                throw failures.get(attempt);
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(clock.waits()).containsExactly(1.0, 1.0, 1.0, 2.0, 1.0);
    }

    @Test
    void timeEndsTheRetriesAndCutsTheLastWait() {
        assertThatThrownBy(() -> loop(20).run(always(other()))).isInstanceOf(Retry.class);

        assertThat(clock.waits().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(600.0);
        assertThat(clock.waits()).endsWith(256.0, 89.0);
    }

    @Test
    void rateLimitsHaveNoLimitOfTime() {
        assertThatThrownBy(() -> loop(10).run(always(rateLimit()))).isInstanceOf(Retry.class);

        assertThat(clock.waits()).hasSize(10).endsWith(512.0);
    }

    @Test
    void negativeNumberOfRetriesMeansNone() {
        assertThatThrownBy(() -> loop(-3).run(always(other()))).isInstanceOf(Retry.class);

        assertThat(attempts).hasValue(1);
    }

    private RetryLoop loop(long maxRetries) {
        return new RetryLoop(maxRetries, Duration.ofSeconds(600), clock);
    }

    private RetryLoop.Attempt<String> always(Retry retry) {
        return () -> {
            attempts.incrementAndGet();
            throw retry;
        };
    }

    private static Retry other() {
        return Retry.usual(false, RESOLUTION, OUTCOME, null);
    }

    private static Retry rateLimit() {
        return Retry.usual(true, RESOLUTION, OUTCOME, null);
    }
}
