package dev.pintail.source.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotatingTokensTest {
    private final FakeClock clock = new FakeClock();
    private final FakeStatus first = new FakeStatus();
    private final FakeStatus second = new FakeStatus();

    @Test
    void spentTokenGivesWayToTheNext() throws InterruptedException {
        first.left(2, 1000);
        second.left(5, 1000);
        RotatingTokens tokens = tokens(0);

        assertThat(List.of(use(tokens), use(tokens), use(tokens))).containsExactly("token a", "token a", "token b");
    }

    @Test
    void waitsForTheEarliestResetWhenAllAreSpentAndAsksAgain() throws InterruptedException {
        first.left(0, 100).left(3, 4000);
        second.left(0, 500).left(3, 4000);
        RotatingTokens tokens = tokens(0);

        assertThat(use(tokens)).isEqualTo("token a");
        assertThat(clock.waits()).containsExactly(60.0, 40.0);
    }

    @Test
    void waitThatIsTooLongFailsTransiently() {
        first.left(0, 7201);
        second.left(0, 9000);

        assertThatThrownBy(() -> use(tokens(0)))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.TRANSIENT_ERROR));
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void lastCallsAreSpreadOverTheTimeUntilTheReset() throws InterruptedException {
        first.left(6, 50);
        second.left(5, 50);

        use(tokens(50));

        assertThat(clock.waits()).containsExactly(5.0);
    }

    @Test
    void refusalSpendsTheTokenAndTellsThatAnotherCanDo() throws InterruptedException {
        first.left(100, 1000);
        second.left(100, 1000);
        RotatingTokens tokens = tokens(0);
        Request sent = signed(use(tokens));
        assertThat(tokens.hasAlternative(sent)).isFalse();

        tokens.learn(sent, answer(sent, 403));

        assertThat(tokens.hasAlternative(sent)).isTrue();
        assertThat(use(tokens)).isEqualTo("token b");
    }

    @Test
    void headersCorrectTheCountDownwards() throws InterruptedException {
        first.left(100, 1000);
        second.left(100, 1000);
        RotatingTokens tokens = tokens(0);
        Request sent = signed(use(tokens));

        tokens.learn(sent, answer(sent, 200, "X-Left", "1"));
        tokens.learn(sent, answer(sent, 200, "X-Left", "50"));

        assertThat(List.of(use(tokens), use(tokens))).containsExactly("token a", "token b");
    }

    @Test
    void tokensWithoutQuotasTakeTurns() throws InterruptedException {
        first.unavailable();
        second.unavailable();
        RotatingTokens tokens = tokens(0);

        assertThat(List.of(use(tokens), use(tokens), use(tokens))).containsExactly("token a", "token b", "token a");
    }

    private static String use(RotatingTokens tokens) throws InterruptedException {
        return tokens.headers(signed("")).get("Authorization");
    }

    private RotatingTokens tokens(long minReserve) {
        TokenQuota quota = new TokenQuota(
                "rest",
                List.of("left"),
                List.of("reset"),
                Optional.empty(),
                List.of(),
                new TokenQuota.QuotaHeaders(Optional.of("X-Left"), Optional.empty(), Optional.empty(), Set.of(403)));
        Map<String, Requester> requesters = new LinkedHashMap<>();
        requesters.put("a", first);
        requesters.put("b", second);
        return new RotatingTokens(
                new RotatingTokens.Settings(
                        List.of("a", "b"), "Authorization", "token", Duration.ofHours(2), 0, minReserve),
                new QuotaStatus(requesters, List.of(quota), Set.of(404), clock),
                clock);
    }

    private static Request signed(String value) {
        return new Request("GET", "https://h/x", List.of(new Header("Authorization", value)), null, Timeouts.DEFAULT);
    }

    private static Response answer(Request request, int status, String... header) {
        List<Header> headers = header.length == 0 ? List.of() : List.of(new Header(header[0], header[1]));
        return new Response(request, status, headers, Body.of(new byte[0]));
    }

    private final class FakeStatus implements Requester {
        private final Deque<DecodedResponse> answers = new ArrayDeque<>();

        FakeStatus left(long left, long seconds) {
            long reset = clock.instant().getEpochSecond() + seconds;
            Object body = JsonReader.read("{\"left\": %d, \"reset\": %d}".formatted(left, reset));
            answers.add(DecodedResponse.of(answer(signed(""), 200), List.of(body)));
            return this;
        }

        void unavailable() {
            answers.add(DecodedResponse.of(answer(signed(""), 404), List.of()));
        }

        @Override
        public DecodedResponse send(Input input) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }

        @Override
        public String name() {
            return "quota_status";
        }
    }
}
