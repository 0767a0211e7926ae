package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.exchange.RequestFailure;
import java.util.Optional;

/** How one attempt ended. */
public sealed interface Outcome {
    /** The request that was sent first. */
    Request request();

    /** The answer, if there is one. */
    default Optional<Response> response() {
        return this instanceof Answered answered ? Optional.of(answered.answer) : Optional.empty();
    }

    /** There is an answer, whatever its status. */
    record Answered(Request request, Response answer) implements Outcome {
        public Answered {
            requireNonNull(request, "request is null");
            requireNonNull(answer, "answer is null");
        }
    }

    /** There is no answer. */
    record Unanswered(Request request, RequestFailure failure) implements Outcome {
        public Unanswered {
            requireNonNull(request, "request is null");
            requireNonNull(failure, "failure is null");
        }
    }
}
