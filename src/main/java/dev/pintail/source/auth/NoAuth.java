package dev.pintail.source.auth;

import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import java.util.Map;

/** No credentials. */
public record NoAuth() implements Authenticator {
    @Override
    public RequestOptions options() {
        return RequestOptions.NONE;
    }

    @Override
    public Map<String, String> headers(Request request) {
        return Map.of();
    }
}
