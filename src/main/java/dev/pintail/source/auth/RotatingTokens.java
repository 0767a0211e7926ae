package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.RotatingAuthenticator;
import dev.pintail.source.session.Clock;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.python.PythonError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Several tokens of equal worth: uses one until its quota is spent, then the next; waits for the earliest reset when all are
 * spent, and slows down before that. Thread-safe; never sleeps while it holds a lock.
 */
final class RotatingTokens implements RotatingAuthenticator {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);
    private static final double LONGEST_DELAY = 10;
    private static final double SHORTEST_DELAY = 0.1;

    private final Settings settings;
    private final QuotaStatus status;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final Object lock = new Object();
    private Map<String, Map<String, QuotaState>> states;
    private int active;

    RotatingTokens(Settings settings, QuotaStatus status, Clock clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.status = requireNonNull(status, "status is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RequestOptions options() {
        synchronized (lock) {
            return OptionPlace.header(settings.header).with(header(settings.tokens.get(active)));
        }
    }

    @Override
    public Map<String, String> headers(Request request) throws InterruptedException {
        askOnce();
        return Map.of(settings.header, header(acquire(quota(request))));
    }

    @Override
    public void learn(Request request, Response response) {
        TokenQuota quota = quota(request);
        TokenQuota.QuotaHeaders headers = quota.headers();
        Optional<String> sender = sender(request);
        if (!headers.tellAnything() || sender.isEmpty()) {
            return;
        }
        boolean refusal = headers.exhaustionStatuses().contains(response.status());
        Optional<Long> told = number(response, headers.remaining());
        Optional<Long> remaining = told.isEmpty() && refusal ? Optional.of(0L) : told;
        synchronized (lock) {
            if (states != null) {
                states.get(sender.get())
                        .get(quota.name())
                        .learn(remaining, time(response, headers.reset()), number(response, headers.limit()), refusal);
            }
        }
    }

    @Override
    public boolean hasAlternative(Request request) {
        String quota = quota(request).name();
        Optional<String> sender = sender(request);
        synchronized (lock) {
            return states != null
                    && sender.isPresent()
                    && states.get(sender.get()).get(quota).isSpent()
                    && states.values().stream()
                            .anyMatch(quotas -> quotas.get(quota).remaining() > 0);
        }
    }

    private void askOnce() throws InterruptedException {
        ask(() -> states == null);
    }

    /** Another request may have asked while this one slept. */
    private void askIfStillSpent(TokenQuota quota) throws InterruptedException {
        ask(() -> allSpent(quota));
    }

    private void ask(BooleanSupplier needed) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            synchronized (lock) {
                if (!needed.getAsBoolean()) {
                    return;
                }
            }
            Map<String, Map<String, QuotaState>> read = status.read();
            synchronized (lock) {
                states = read;
            }
        } finally {
            asking.unlock();
        }
    }

    private String acquire(TokenQuota quota) throws InterruptedException {
        Optional<Instant> deadline = Optional.empty();
        while (true) {
            Step step;
            synchronized (lock) {
                step = nextStep(quota, deadline);
            }
            switch (step) {
                case Step.Send send -> {
                    if (send.delaySeconds >= SHORTEST_DELAY) {
                        clock.sleep(Duration.ofNanos(Math.round(send.delaySeconds * 1e9)));
                    }
                    return send.token;
                }
                case Step.Wait wait -> {
                    deadline = Optional.of(wait.deadline);
                    sleep(wait.duration);
                    askIfStillSpent(quota);
                }
            }
        }
    }

    private Step nextStep(TokenQuota quota, Optional<Instant> deadline) {
        if (allSpent(quota)) {
            return untilReset(quota, deadline.orElseGet(() -> clock.instant().plus(settings.maxWait)));
        }
        while (state(quota).isSpent()) {
            rotate();
        }
        String token = settings.tokens.get(active);
        QuotaState state = state(quota);
        if (!state.isTracked()) {
            rotate(); // nothing tells the tokens apart, so each takes its turn
            return new Step.Send(token, 0);
        }
        state.spend();
        return new Step.Send(token, delay(quota, state));
    }

    private QuotaState state(TokenQuota quota) {
        return states.get(settings.tokens.get(active)).get(quota.name());
    }

    private boolean allSpent(TokenQuota quota) {
        return states.values().stream()
                .allMatch(quotas -> quotas.get(quota.name()).isSpent());
    }

    private Step untilReset(TokenQuota quota, Instant deadline) {
        Instant now = clock.instant();
        Instant earliest = states.values().stream()
                .map(quotas -> quotas.get(quota.name()).reset())
                .min(Instant::compareTo)
                .orElseThrow();
        Duration left = Duration.between(now, deadline);
        Duration untilReset = Duration.between(now, earliest);
        if (!left.isPositive() || untilReset.compareTo(left) >= 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_RATE_LIMITED,
                    FailureType.TRANSIENT_ERROR,
                    "Rate limit is exceeded for all provided tokens.",
                    "The quota %s of all tokens is used up, and the next reset is later than max_wait_time"
                            .formatted(quota.name()),
                    "Run the sync again later, or provide more tokens.",
                    null);
        }
        Duration atLeast = untilReset.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : untilReset;
        return new Step.Wait(atLeast.compareTo(left) < 0 ? atLeast : left, deadline);
    }

    /** Spreads the last calls of all tokens over the time until the reset. */
    private double delay(TokenQuota quota, QuotaState current) {
        List<QuotaState> all =
                states.values().stream().map(quotas -> quotas.get(quota.name())).toList();
        boolean scarce = all.stream()
                .allMatch(state -> state.isTracked()
                        && state.remaining()
                                <= Math.max((double) settings.minReserve, state.limit() * settings.reserveFraction));
        double seconds = Duration.between(clock.instant(), current.reset()).toNanos() / 1e9;
        long calls =
                all.stream().mapToLong(state -> Math.max(0, state.remaining())).sum();
        return scarce && calls > 0 && seconds > 0 ? Math.min(seconds / calls, LONGEST_DELAY) : 0;
    }

    private void rotate() {
        active = (active + 1) % settings.tokens.size();
    }

    private void sleep(Duration duration) throws InterruptedException {
        for (Duration left = duration; left.isPositive(); left = left.minus(LONGEST_SLEEP)) {
            clock.sleep(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
        }
    }

    private TokenQuota quota(Request request) {
        List<TokenQuota> quotas = status.quotas();
        return quotas.stream()
                .filter(quota -> quota.claims(request))
                .findFirst()
                .or(() -> quotas.stream()
                        .filter(quota -> quota.matchers().isEmpty())
                        .findFirst())
                .orElse(quotas.getFirst());
    }

    private String header(String token) {
        return (settings.method + " " + token).strip();
    }

    private Optional<String> sender(Request request) {
        return request.header(settings.header)
                .flatMap(value -> settings.tokens.stream()
                        .filter(token -> header(token).equals(value))
                        .findFirst());
    }

    private static Optional<Long> number(Response response, Optional<String> header) {
        return header.flatMap(response::header)
                .map(String::strip)
                .filter(value -> value.matches("[-+]?[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private Optional<Instant> time(Response response, Optional<String> header) {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return header.flatMap(response::header)
                    .map(value -> LenientDates.parse(value, today).toInstant());
        } catch (PythonError e) {
            return Optional.empty();
        }
    }

    /**
     * What the definition says.
     *
     * @param method stands before the token; may be empty
     * @param maxWait for the whole of one exhaustion
     * @param reserveFraction part of the quota below which requests slow down
     * @param minReserve calls below which they do in any case
     */
    record Settings(
            List<String> tokens,
            String header,
            String method,
            Duration maxWait,
            double reserveFraction,
            long minReserve) {
        Settings {
            tokens = List.copyOf(tokens);
        }
    }

    private sealed interface Step {
        record Send(String token, double delaySeconds) implements Step {}

        record Wait(Duration duration, Instant deadline) implements Step {}
    }
}
