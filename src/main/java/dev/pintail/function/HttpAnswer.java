package dev.pintail.function;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.function.Event.Call;
import dev.pintail.function.Event.Http;
import dev.pintail.json.JsonWriter;
import dev.pintail.sync.SyncResult.Failure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An HTTP request's way to a request, and a result's way back: {@code POST} a request as JSON to any path.
 *
 * <p>Who may call is decided before: by IAM at the function URL, by an authorizer at API Gateway.
 */
final class HttpAnswer {
    /** No request is as long; what is longer was not meant for us. */
    private static final int LONGEST_BODY = 1 << 20;

    private static final Pattern JSON = Pattern.compile("application/([a-z0-9.-]+\\+)?json(\\s*;.*)?");

    private HttpAnswer() {}

    /** Why a request is not even looked at. */
    record Refusal(int status, String message, String hint) {
        Failure failure() {
            return new Failure(ErrorCode.REQUEST_INVALID, message, hint, null);
        }
    }

    /** What is wrong with the request as a piece of HTTP. */
    static Optional<Refusal> refusal(Http http) {
        if (!http.method().equals("POST")) {
            String method = Shortened.of(http.method(), 20);
            return Optional.of(
                    new Refusal(405, "The method %s is not known here.".formatted(method), "POST a request."));
        }
        String type = http.headers().getOrDefault("content-type", "application/json");
        if (!JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            String shortType = Shortened.of(type, 100);
            return Optional.of(new Refusal(
                    415, "The content type %s is not known here.".formatted(shortType), "Send application/json."));
        }
        if (http.body().length() > LONGEST_BODY) {
            return Optional.of(
                    new Refusal(413, "The body is longer than 1 MB.", "Name a connection of the connections file."));
        }
        return Optional.empty();
    }

    /**
     * The request in the body.
     *
     * @throws ConfigException REQUEST_INVALID
     */
    static Call call(Http http) {
        String body = http.base64() ? EventReader.decoded("The body", http.body()) : http.body();
        return EventReader.readText("The body", body)
                .by(Trigger.HTTP, Optional.ofNullable(http.headers().get("idempotency-key")));
    }

    /** The answer to a request that was refused. */
    static Map<String, Object> of(Refusal refusal, Answer answer) {
        return response(
                refusal.status(), refusal.status() == 405 ? Map.of("allow", "POST") : Map.of(), answer.toJson());
    }

    static Map<String, Object> of(Answer answer) {
        int status = status(answer);
        return response(
                status, status == 409 || status == 503 ? Map.of("retry-after", "60") : Map.of(), answer.toJson());
    }

    private static int status(Answer answer) {
        return switch (answer.result().status()) {
            case SUCCEEDED, PARTIAL -> 200;
            case CONTINUE -> 202;
            case SKIPPED -> 409;
            case FAILED -> status(Failures.first(answer.result()));
        };
    }

    private static int status(Failure failure) {
        return switch (failure.code()) {
            case REQUEST_INVALID -> 400;
            case CONNECTION_UNKNOWN, STREAM_UNKNOWN -> 404;
            case LEASE_HELD -> 409;
            default -> failure.code().retryable() ? 503 : 500;
        };
    }

    private static Map<String, Object> response(int status, Map<String, String> more, Map<String, Object> body) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("cache-control", "no-store");
        headers.putAll(more);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("statusCode", status);
        response.put("headers", headers);
        response.put("body", JsonWriter.COMPACT.write(body));
        response.put("isBase64Encoded", false);
        return response;
    }
}
