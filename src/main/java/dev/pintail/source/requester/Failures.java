package dev.pintail.source.requester;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.error.ErrorText;
import dev.pintail.source.http.error.Outcome;
import dev.pintail.source.http.error.Resolution;
import dev.pintail.source.http.error.Retry;
import dev.pintail.template.python.Repr;

/** Says why a request failed for good, in the reference's words. */
final class Failures {
    private Failures() {}

    /** The error handler says FAIL. */
    static SourceException failed(Outcome outcome, Resolution resolution) {
        String details = describe(outcome);
        String message = resolution.message().isEmpty() ? details : resolution.message();
        return new SourceException(
                code(outcome, resolution), resolution.failureType(), message, details, hint(outcome), null);
    }

    /** Tries or time are used up. */
    static SourceException exhausted(Retry last) {
        Outcome outcome = last.outcome();
        if (last.getCause() instanceof SourceException undecodable) {
            return undecodable;
        }
        String text = last.resolution().message().isEmpty()
                ? "Request to %s failed with failure type %s, response action %s."
                        .formatted(
                                outcome.request().url(),
                                last.resolution().failureType(),
                                last.resolution().action())
                : last.resolution().message();
        if (outcome.response().map(Response::status).orElse(0) == 429) {
            return new SourceException(
                    ErrorCode.SOURCE_RATE_LIMITED,
                    FailureType.TRANSIENT_ERROR,
                    "API rate limit exceeded.",
                    "Rate limit retry budget exhausted. Last exception: " + text,
                    "Run the sync again later.",
                    null);
        }
        return new SourceException(
                ErrorCode.SOURCE_UNAVAILABLE,
                last.resolution().failureType(),
                "Exhausted available request attempts. Please see logs for more details. Exception: " + text,
                "Exhausted available request attempts. Exception: " + text,
                "Run the sync again later; if it stays, ask the API's operator.",
                outcome instanceof Outcome.Unanswered unanswered ? unanswered.failure() : null);
    }

    /** A token was refreshed, or was to be, and still the API does not take it. */
    static SourceException rejectedAgain(Request request, boolean refreshed, Resolution resolution) {
        String details = "'%s' request to '%s' was rejected again%s; not refreshing again. %s"
                .formatted(
                        request.method(),
                        request.url(),
                        refreshed
                                ? " after the OAuth token was refreshed"
                                : " and the OAuth token could not be refreshed",
                        resolution.message());
        return new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED,
                refreshed ? FailureType.CONFIG_ERROR : FailureType.TRANSIENT_ERROR,
                refreshed
                        ? "Refreshed OAuth access token is rejected by the API."
                        : "API rejects the current OAuth access token and the token refresh failed.",
                details,
                "Authenticate anew.",
                null);
    }

    /** The token endpoint refused the refresh that a rejected request made necessary. */
    static SourceException refreshRefused(SourceException refusal) {
        return new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED,
                FailureType.CONFIG_ERROR,
                "OAuth token refresh request is rejected by the token endpoint.",
                refusal.internalMessage(),
                "Authenticate anew.",
                refusal);
    }

    private static ErrorCode code(Outcome outcome, Resolution resolution) {
        int status = outcome.response().map(Response::status).orElse(0);
        if (status == 401 || status == 403) {
            return ErrorCode.SOURCE_AUTH_FAILED;
        }
        return resolution.failureType() == FailureType.TRANSIENT_ERROR
                ? ErrorCode.SOURCE_UNAVAILABLE
                : ErrorCode.SOURCE_REQUEST_FAILED;
    }

    private static String hint(Outcome outcome) {
        int status = outcome.response().map(Response::status).orElse(0);
        return status == 401 || status == 403
                ? "Check the credentials and their permissions in the configuration."
                : "";
    }

    private static String describe(Outcome outcome) {
        Request request = outcome.request();
        return switch (outcome) {
            case Outcome.Answered answered -> describe(request, answered.answer());
            case Outcome.Unanswered unanswered ->
                "'%s' request to '%s' failed with exception: '%s'"
                        .formatted(
                                request.method(),
                                request.url(),
                                unanswered.failure().getMessage());
        };
    }

    private static String describe(Request request, Response response) {
        String body = request.body() == null ? "None" : new String(request.body(), UTF_8);
        return ("'%s' request to '%s' failed with status code '%d' and error message: '%s'. Request (body): '%s'."
                        + " Response (body): '%s'. Response (headers): '%s'.")
                .formatted(
                        request.method(),
                        request.url(),
                        response.status(),
                        ErrorText.find(response),
                        body,
                        ErrorText.body(response),
                        Repr.of(response.headerValues()));
    }
}
