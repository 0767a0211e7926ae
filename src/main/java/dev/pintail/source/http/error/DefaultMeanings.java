package dev.pintail.source.http.error;

import static dev.pintail.error.FailureType.CONFIG_ERROR;
import static dev.pintail.error.FailureType.SYSTEM_ERROR;
import static dev.pintail.error.FailureType.TRANSIENT_ERROR;
import static dev.pintail.manifest.component.ResponseAction.FAIL;
import static dev.pintail.manifest.component.ResponseAction.RATE_LIMITED;
import static dev.pintail.manifest.component.ResponseAction.RETRY;

import dev.pintail.source.http.Response;
import dev.pintail.source.http.exchange.RequestFailure;
import java.util.Map;
import java.util.Optional;

/** What outcomes mean as long as nobody says otherwise. */
final class DefaultMeanings {
    private static final Map<Integer, Resolution> STATUSES = Map.ofEntries(
            Map.entry(
                    400,
                    new Resolution(
                            FAIL, SYSTEM_ERROR, text(400, "Bad request. Please check your request parameters."))),
            Map.entry(
                    401,
                    new Resolution(
                            FAIL,
                            CONFIG_ERROR,
                            text(401, "Unauthorized. Please ensure you are authenticated correctly."))),
            Map.entry(
                    403,
                    new Resolution(
                            FAIL,
                            CONFIG_ERROR,
                            text(403, "Forbidden. You don't have permission to access this resource."))),
            Map.entry(
                    404,
                    new Resolution(
                            FAIL,
                            SYSTEM_ERROR,
                            text(404, "Not found. The requested resource was not found on the server."))),
            Map.entry(
                    405,
                    new Resolution(
                            FAIL, SYSTEM_ERROR, text(405, "Method not allowed. Please check your request method."))),
            Map.entry(408, new Resolution(RETRY, TRANSIENT_ERROR, text(408, "Request timeout."))),
            Map.entry(429, new Resolution(RATE_LIMITED, TRANSIENT_ERROR, text(429, "Too many requests."))),
            Map.entry(500, new Resolution(RETRY, TRANSIENT_ERROR, text(500, "Internal server error."))),
            Map.entry(502, new Resolution(RETRY, TRANSIENT_ERROR, text(502, "Bad gateway."))),
            Map.entry(503, new Resolution(RETRY, TRANSIENT_ERROR, text(503, "Service unavailable."))),
            Map.entry(504, new Resolution(RETRY, TRANSIENT_ERROR, text(504, "Gateway timeout."))));

    private DefaultMeanings() {}

    /** The meaning of a status that is in the table. */
    static Optional<Resolution> of(int status) {
        return Optional.ofNullable(STATUSES.get(status));
    }

    /** The meaning of any outcome; what is not in the table is worth another try. */
    static Resolution of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> of(answered.answer());
            case Outcome.Unanswered unanswered -> of(unanswered.failure());
        };
    }

    private static Resolution of(Response response) {
        return response.ok()
                ? Resolution.SUCCESS
                : of(response.status()).orElseGet(() -> new Resolution(RETRY, SYSTEM_ERROR, unlisted(response)));
    }

    private static String unlisted(Response response) {
        return "Response was not ok: `%d %s for url: %s`. Response content is: %s"
                .formatted(
                        response.status(),
                        response.status() < 500 ? "Client Error" : "Server Error",
                        response.request().url(),
                        ErrorText.body(response));
    }

    private static Resolution of(RequestFailure failure) {
        return switch (failure.kind()) {
            case UNSUPPORTED_SCHEME ->
                new Resolution(
                        FAIL,
                        CONFIG_ERROR,
                        "Invalid Protocol Schema: The endpoint that data is being requested from is neither http nor https: "
                                + failure.getMessage());
            case CONNECTION -> new Resolution(RETRY, SYSTEM_ERROR, "ConnectionError: " + failure.getMessage());
            case TIMEOUT -> new Resolution(RETRY, SYSTEM_ERROR, "Timeout: " + failure.getMessage());
            case TOO_MANY_REDIRECTS -> new Resolution(RETRY, SYSTEM_ERROR, "TooManyRedirects: " + failure.getMessage());
        };
    }

    private static String text(int status, String error) {
        return "HTTP Status Code: %d. Error: %s".formatted(status, error);
    }
}
