package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.exchange.RequestFailure;
import java.util.Map;

/** An authenticator in the place of a Python class. */
record CustomAuth(CustomComponent.Authenticator authenticator, PlainRequests requests) implements Authenticator {
    CustomAuth {
        requireNonNull(authenticator, "authenticator is null");
        requireNonNull(requests, "requests is null");
    }

    @Override
    public RequestOptions options() {
        return RequestOptions.NONE;
    }

    @Override
    public Map<String, String> headers(Request request) throws InterruptedException {
        return authenticator.headers(this::send);
    }

    private Response send(
            String method, String url, Map<String, Object> parameters, Map<String, String> headers, Content content)
            throws InterruptedException {
        try {
            return requests.send(method, url, parameters, headers, content);
        } catch (RequestFailure e) {
            String message = "The request for credentials has no answer.";
            throw new SourceException(
                    ErrorCode.SOURCE_UNAVAILABLE,
                    ErrorCode.SOURCE_UNAVAILABLE.failureType(),
                    message,
                    message,
                    "Check the network, and try again.",
                    e);
        }
    }
}
