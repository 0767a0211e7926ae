package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.python.Numbers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the API what is left of the quotas of each token. Thread-safe.
 *
 * @param requesters one for each token, which it sends
 * @param unavailableStatuses answers that mean: there are no quotas
 */
record QuotaStatus(
        Map<String, Requester> requesters,
        List<TokenQuota> quotas,
        Set<Integer> unavailableStatuses,
        InstantSource clock) {
    QuotaStatus {
        quotas = List.copyOf(quotas);
        unavailableStatuses = Set.copyOf(unavailableStatuses);
        requireNonNull(clock, "clock is null");
    }

    /** The state of every quota, by token and by the quota's name. */
    Map<String, Map<String, QuotaState>> read() throws InterruptedException {
        Map<String, Map<String, QuotaState>> states = new LinkedHashMap<>();
        for (Map.Entry<String, Requester> requester : requesters.entrySet()) {
            states.put(requester.getKey(), read(requester.getValue()));
        }
        return states;
    }

    private Map<String, QuotaState> read(Requester requester) throws InterruptedException {
        try (DecodedResponse response = requester.send(new Requester.Input(null, null, null, RequestOptions.NONE))) {
            Map<String, QuotaState> states = new LinkedHashMap<>();
            boolean unavailable =
                    unavailableStatuses.contains(response.response().status());
            Object body = unavailable ? Map.of() : response.json();
            for (TokenQuota quota : quotas) {
                states.put(quota.name(), unavailable ? QuotaState.untracked(clock.instant()) : state(quota, body));
            }
            return states;
        }
    }

    private QuotaState state(TokenQuota quota, Object body) {
        long remaining = number(at(body, quota, quota.remainingPath()));
        Instant now = clock.instant();
        Instant reset = LenientDates.parse(at(body, quota, quota.resetPath()), LocalDate.ofInstant(now, ZoneOffset.UTC))
                .toInstant();
        long limit =
                quota.limitPath().map(path -> number(at(body, quota, path))).orElse(remaining);
        return QuotaState.tracked(remaining, reset, limit);
    }

    private static long number(Object value) {
        return Numbers.toInt(value).longValue();
    }

    private static Object at(Object body, TokenQuota quota, List<String> path) {
        Object value = body;
        for (String step : path) {
            if (!(value instanceof Map<?, ?> object) || !object.containsKey(step)) {
                String message = "The quota status answer has nothing at %s, where the manifest looks for the quota %s"
                        .formatted(String.join("/", path), quota.name());
                throw new SourceException(
                        ErrorCode.SOURCE_RESPONSE_INVALID,
                        FailureType.SYSTEM_ERROR,
                        message,
                        message,
                        "Correct the paths of the token quota in the manifest.",
                        null);
            }
            value = ((Map<?, ?>) value).get(step);
        }
        return value;
    }
}
