package dev.pintail.source.http.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.budget.ApiBudget.RateLimitHeaders;
import dev.pintail.source.http.budget.MovingWindowPolicy.Rate;
import dev.pintail.template.python.PythonRegex;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallRatePolicyTest {
    private static final Request ITEMS = request("GET", "https://api.example.com/items/?a=1&b=2");

    private final FakeClock clock = new FakeClock();

    @Test
    void movingWindowWaitsUntilTheOldestCallHasLeft() throws InterruptedException {
        ApiBudget budget = budget(new MovingWindowPolicy(List.of(), List.of(new Rate(2, Duration.ofSeconds(10)))));

        acquire(budget, 2);
        clock.advance(Duration.ofSeconds(4));
        acquire(budget, 1);

        assertThat(clock.waits()).containsExactly(6.001);
    }

    @Test
    void allRatesMustHold() throws InterruptedException {
        ApiBudget budget = budget(new MovingWindowPolicy(
                List.of(), List.of(new Rate(3, Duration.ofSeconds(60)), new Rate(1, Duration.ofSeconds(2)))));

        acquire(budget, 4);

        assertThat(clock.waits()).containsExactly(2.001, 2.001, 2.001, 53.998);
    }

    @Test
    void weightCountsSeveralCalls() throws InterruptedException {
        ApiBudget budget = budget(
                new MovingWindowPolicy(List.of(matcher("items", 2)), List.of(new Rate(4, Duration.ofSeconds(10)))));

        acquire(budget, 3);

        assertThat(clock.waits()).containsExactly(10.001);
    }

    @Test
    void weightAboveTheLimitIsAMistake() {
        ApiBudget budget = budget(
                new MovingWindowPolicy(List.of(matcher("items", 5)), List.of(new Rate(4, Duration.ofSeconds(10)))));

        assertThatThrownBy(() -> budget.acquire(ITEMS)).isInstanceOf(SourceException.class);
    }

    @Test
    void rateLimitedAnswerEmptiesTheMovingWindow() throws InterruptedException {
        ApiBudget budget = budget(new MovingWindowPolicy(List.of(), List.of(new Rate(10, Duration.ofSeconds(60)))));
        acquire(budget, 1);

        budget.update(ITEMS, response(429));
        acquire(budget, 1);

        assertThat(clock.waits()).containsExactly(60.001);
    }

    @Test
    void fixedWindowLastsTenDaysUntilAnAnswerTells() throws InterruptedException {
        ApiBudget budget = budget(new FixedWindowPolicy(List.of(), Duration.ofSeconds(10), 1, clock.instant()));

        acquire(budget, 2);

        assertThat(clock.waits()).containsExactly(864000.001);
    }

    @Test
    void answersCorrectTheFixedWindow() throws InterruptedException {
        ApiBudget budget = budget(new FixedWindowPolicy(List.of(), Duration.ofHours(1), 100, clock.instant()));
        Instant reset = clock.instant().plusSeconds(30);
        acquire(budget, 1);

        budget.update(ITEMS, response(200, "RateLimit-Remaining", "0", "RateLimit-Reset", "" + reset.getEpochSecond()));
        acquire(budget, 2);

        assertThat(clock.waits()).containsExactly(30.001);
    }

    @Test
    void moreCallsLeftThanCountedAreIgnored() throws InterruptedException {
        ApiBudget budget = budget(new FixedWindowPolicy(List.of(), Duration.ofHours(1), 2, clock.instant()));
        acquire(budget, 1);

        budget.update(ITEMS, response(200, "ratelimit-remaining", "50", "ratelimit-reset", "soon"));
        acquire(budget, 1);

        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void firstMatchingPolicyDecides() throws InterruptedException {
        ApiBudget budget = new ApiBudget(
                List.of(
                        new UnlimitedPolicy(List.of(matcher("items", 1))),
                        new MovingWindowPolicy(List.of(), List.of(new Rate(1, Duration.ofSeconds(10))))),
                RateLimitHeaders.DEFAULT,
                clock);

        acquire(budget, 5);

        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void matcherLooksAtEverythingThatIsGiven() {
        RequestMatcher matcher = new RequestMatcher(
                Optional.of("get"),
                Optional.of("https://api.example.com/"),
                Optional.of(PythonRegex.compile("/items$")),
                Map.of("a", "1"),
                Map.of("X-Kind", "k"),
                1);
        Request fits = ITEMS.withHeaders(List.of(new Header("x-kind", "k")));

        assertThat(matcher.matches(fits)).isTrue();
        assertThat(matcher.matches(ITEMS)).isFalse();
        assertThat(matcher.matches(request("POST", ITEMS.url()).withHeaders(fits.headers())))
                .isFalse();
        assertThat(matcher.matches(
                        request("GET", "https://api.example.com/items?b=1").withHeaders(fits.headers())))
                .isFalse();
        assertThat(matcher.matches(request("GET", "https://other/items?a=1").withHeaders(fits.headers())))
                .isFalse();
    }

    private ApiBudget budget(CallRatePolicy policy) {
        return new ApiBudget(List.of(policy), RateLimitHeaders.DEFAULT, clock);
    }

    private static void acquire(ApiBudget budget, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            budget.acquire(ITEMS);
        }
    }

    private static RequestMatcher matcher(String path, int weight) {
        return new RequestMatcher(
                Optional.empty(), Optional.empty(), Optional.of(PythonRegex.compile(path)), Map.of(), Map.of(), weight);
    }

    private static Request request(String method, String url) {
        return new Request(method, url, List.of(), null, Timeouts.DEFAULT);
    }

    private static Response response(int status, String... headers) {
        List<Header> fields = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(new Header(headers[i], headers[i + 1]));
        }
        return new Response(ITEMS, status, fields, InputStream.nullInputStream());
    }
}
