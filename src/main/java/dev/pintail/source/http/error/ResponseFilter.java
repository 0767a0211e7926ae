package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.FailureType;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides what an answer means if it has a certain status, a certain text, or fulfils a predicate. It looks at good answers, too,
 * and never at failures without an answer. Thread-safe.
 *
 * @param failureType only for FAIL; otherwise the usual one of the status
 * @param errorTextContains a part of the error text in the body; empty: it does not matter
 * @param predicate sees {@code response}, {@code headers} and {@code request_url}
 * @param message sees the same; an empty text stands for the usual one of the status
 */
record ResponseFilter(
        ResponseAction action,
        Optional<FailureType> failureType,
        Set<Long> statuses,
        String errorTextContains,
        Optional<Predicate<Map<String, Object>>> predicate,
        Function<Map<String, Object>, String> message) {
    ResponseFilter {
        requireNonNull(action, "action is null");
        requireNonNull(failureType, "failureType is null");
        statuses = Set.copyOf(statuses);
        requireNonNull(errorTextContains, "errorTextContains is null");
        requireNonNull(predicate, "predicate is null");
        requireNonNull(message, "message is null");
    }

    /** What the answer means; empty if the filter has nothing to say about it. */
    Optional<Resolution> match(Response response) {
        if (!matches(response)) {
            return Optional.empty();
        }
        Optional<Resolution> usual = DefaultMeanings.of(response.status());
        FailureType usualType = usual.map(Resolution::failureType).orElse(FailureType.SYSTEM_ERROR);
        String text = message.apply(ResponseVariables.of(response));
        return Optional.of(new Resolution(
                action,
                action == ResponseAction.FAIL ? failureType.orElse(usualType) : usualType,
                text.isEmpty() ? usual.map(Resolution::message).orElse("") : text));
    }

    private boolean matches(Response response) {
        return statuses.contains((long) response.status())
                || (predicate.isPresent() && predicate.get().test(ResponseVariables.of(response)))
                || (!errorTextContains.isEmpty() && containsText(response));
    }

    private boolean containsText(Response response) {
        String text = ErrorText.find(response);
        return text != null && text.contains(errorTextContains);
    }
}
