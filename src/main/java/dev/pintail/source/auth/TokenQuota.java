package dev.pintail.source.auth;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.budget.RequestMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a token's quota and the requests that draw on it. Immutable.
 *
 * @param matchers which requests; none: all that no other quota claims
 * @param limitPath where the status answer has the size of the quota; without it what is left at the start counts as that
 * @param headers where any answer tells the state of the quota
 */
record TokenQuota(
        String name,
        List<String> remainingPath,
        List<String> resetPath,
        Optional<List<String>> limitPath,
        List<RequestMatcher> matchers,
        QuotaHeaders headers) {
    TokenQuota {
        remainingPath = List.copyOf(remainingPath);
        resetPath = List.copyOf(resetPath);
        matchers = List.copyOf(matchers);
    }

    boolean claims(Request request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** @param exhaustionStatuses answers that mean: used up */
    record QuotaHeaders(
            Optional<String> remaining,
            Optional<String> reset,
            Optional<String> limit,
            Set<Integer> exhaustionStatuses) {
        QuotaHeaders {
            exhaustionStatuses = Set.copyOf(exhaustionStatuses);
        }

        boolean tellAnything() {
            return remaining.isPresent() || reset.isPresent() || limit.isPresent() || !exhaustionStatuses.isEmpty();
        }
    }
}
