package dev.pintail.source.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.source.extract.DpathExtractor;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private final SteppingClock clock = new SteppingClock();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Deque<String> statuses = new ArrayDeque<>();
    private final Deque<SourceException> refusals = new ArrayDeque<>();
    private JobSlots slots = new JobSlots(1);

    @Test
    void aJobIsPolledUntilItIsDone() throws InterruptedException {
        statuses.addAll(List.of("running", "running", "done"));
        JobWatch watch = watch(slice("a"));
        assertThat(watch.next().slice()).isEqualTo(slice("a"));
        assertThat(watch.next()).isNull();
        assertThat(events).containsExactly("create a", "poll a", "wait", "poll a", "wait", "poll a", "wait");
    }

    @Test
    void withOneSlotAJobWaitsForTheOneBefore() throws InterruptedException {
        statuses.addAll(List.of("done", "done"));
        JobWatch watch = watch(slice("a"), slice("b"));
        watch.next();
        assertThat(events).containsExactly("create a", "poll a");
        watch.next();
        assertThat(events).containsExactly("create a", "poll a", "wait", "create b", "poll b");
    }

    @Test
    void withMoreSlotsJobsRunAtTheSameTime() throws InterruptedException {
        slots = new JobSlots(2);
        statuses.addAll(List.of("running", "done", "done"));
        JobWatch watch = watch(slice("a"), slice("b"));
        assertThat(watch.next().slice()).isEqualTo(slice("b"));
        assertThat(watch.next().slice()).isEqualTo(slice("a"));
        assertThat(events).startsWith("create a", "create b");
    }

    @Test
    void aSkippedJobGivesNothing() throws InterruptedException {
        statuses.add("nothing");
        assertThat(watch(slice("a")).next()).isNull();
    }

    @Test
    void aFailedJobIsCreatedThreeTimesAndTheOthersGoOn() throws InterruptedException {
        statuses.addAll(List.of("broken", "broken", "broken", "done"));
        JobWatch watch = watch(slice("a"), slice("b"));
        assertThat(watch.next().slice()).isEqualTo(slice("b"));
        assertThat(events).containsSubsequence("create a", "create a", "create a", "create b");
        assertThatThrownBy(watch::next)
                .isInstanceOf(SourceException.class)
                .hasMessage("One or more async jobs failed after exhausting all retry attempts.");
    }

    @Test
    void aJobThatTheApiTimedOutIsAbortedFirst() throws InterruptedException {
        statuses.addAll(List.of("late", "done"));
        watch(slice("a")).next();
        assertThat(events).containsExactly("create a", "poll a", "abort a", "wait", "create a", "poll a");
    }

    @Test
    void aJobThatTakesTooLongIsCreatedAgain() throws InterruptedException {
        for (int i = 0; i < 13; i++) {
            statuses.add("running");
        }
        statuses.add("done");
        watch(slice("a")).next();
        assertThat(events.stream().filter("create a"::equals)).hasSize(2);
    }

    @Test
    void anUnknownStatusIsToldAtTheEnd() throws InterruptedException {
        statuses.addAll(List.of("odd", "done"));
        JobWatch watch = watch(slice("a"));
        assertThat(watch.next()).isNotNull();
        assertThatThrownBy(watch::next)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.internalMessage()).contains("API status `odd` is unknown"));
    }

    @Test
    void aJobThatCannotBeCreatedIsTriedAgainAndTold() throws InterruptedException {
        refusals.add(new SourceException(ErrorCode.SOURCE_REQUEST_FAILED, "no", ""));
        statuses.add("done");
        assertThat(watch(slice("a")).next()).isNotNull();
        assertThat(messages).hasSize(1).first().isInstanceOf(Message.Failure.class);
    }

    @Test
    void aConfigurationErrorEndsItAtOnce() {
        refusals.add(new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED, FailureType.CONFIG_ERROR, "unauthorized", "unauthorized", "", null));
        assertThatThrownBy(() -> watch(slice("a")).next()).hasMessage("unauthorized");
        assertThat(slots.tryTake()).isTrue();
    }

    private JobWatch watch(StreamSlice... slices) {
        JobRequests requests = new JobRequests(
                new Script("create"),
                new Script("poll"),
                new Script("abort"),
                null,
                new DpathExtractor(new PathTemplate(List.of("status"), Map.of(), Scope.of(Map.of(), clock)), null),
                Map.of(
                        "running", JobStatus.RUNNING,
                        "done", JobStatus.COMPLETED,
                        "broken", JobStatus.FAILED,
                        "late", JobStatus.TIMED_OUT,
                        "nothing", JobStatus.SKIPPED),
                Duration.ofMinutes(1),
                clock);
        Iterator<StreamSlice> iterator = List.of(slices).iterator();
        return new JobWatch(requests, iterator, slots, null, clock, messages::add);
    }

    private static StreamSlice slice(String name) {
        return StreamSlice.ofPartition(Map.of("board", name));
    }

    private final class Script implements Requester {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public DecodedResponse send(Input input) {
            events.add(name + " " + input.slice().partition().get("board"));
            if (name.equals("create") && !refusals.isEmpty()) {
                throw refusals.remove();
            }
            Request request = new Request("GET", "https://api.example.com", List.of(), null, Timeouts.DEFAULT);
            Response response = new Response(request, 200, List.of(), Body.of(new byte[0]));
            return DecodedResponse.of(
                    response, List.of(Map.of("status", name.equals("poll") ? statuses.remove() : "new")));
        }

        @Override
        public String name() {
            return name;
        }
    }

    private final class SteppingClock implements Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            events.add("wait");
            now = now.plus(duration);
        }
    }
}
