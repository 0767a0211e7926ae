package dev.pintail.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final TurningClock clock = new TurningClock();
    private final Traffic traffic = new Traffic(clock);

    @Test
    void requestsAreSeenWithTheirStatusAndRetriesAreCounted() throws Exception {
        Transport watched = traffic.watch(answers(429, 200, 200));
        Clock waiting = traffic.watch((Clock) clock);

        watched.send(request("https://api.test/a?token=x"));
        waiting.sleep(Duration.ofSeconds(3));
        watched.send(request("https://api.test/a?token=x"));
        watched.send(request("https://api.test/b"));

        assertThat(traffic.exchanges()).extracting(Traffic.Exchange::status).containsExactly(429, 200, 200);
        assertThat(traffic.exchanges().getFirst().address()).isEqualTo("https://api.test/a?token");
        assertThat(traffic.waits()).extracting(Traffic.Wait::reason).containsExactly("the API limits the rate (429)");
        assertThat(traffic.counts().requests()).isEqualTo(3);
        assertThat(traffic.counts().retries()).isEqualTo(1);
        assertThat(traffic.counts().waited()).isEqualTo(Duration.ofSeconds(3));
        assertThat(traffic.counts().now()).isEmpty();
    }

    @Test
    void aRequestWithoutAnAnswerIsSeenToo() {
        Transport watched = traffic.watch(answers());

        assertThatThrownBy(() -> watched.send(request("https://api.test/a"))).isInstanceOf(IOException.class);

        assertThat(traffic.exchanges()).extracting(Traffic.Exchange::status).containsExactly(0);
    }

    private static Transport answers(int... statuses) {
        Deque<Integer> left = new ArrayDeque<>();
        for (int status : statuses) {
            left.add(status);
        }
        return request -> {
            if (left.isEmpty()) {
                throw new IOException("connection refused");
            }
            return new Response(request, left.remove(), List.of(), new ByteArrayInputStream(new byte[0]));
        };
    }

    private static Request request(String url) {
        return new Request("GET", url, List.of(), null, Timeouts.DEFAULT);
    }

    /** Time passes only while somebody waits. */
    private static final class TurningClock implements Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }
}
