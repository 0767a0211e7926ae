package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.InjectInto;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import java.util.Map;

/**
 * A token in one place of the request: an API key, a bearer token, user and password, a signed token.
 *
 * @param usesPerHeader how often the provider is asked for one header. The reference asks three times where the header's name is
 *     configurable, which shows when each token needs a login
 */
record TokenAuth(OptionPlace place, TokenProvider provider, int usesPerHeader) implements Authenticator {
    TokenAuth {
        requireNonNull(place, "place is null");
        requireNonNull(provider, "provider is null");
    }

    /** In the Authorization header, behind a word and a blank. */
    static TokenAuth authorization(String scheme, TokenProvider provider) {
        return new TokenAuth(OptionPlace.header("Authorization"), () -> scheme + " " + provider.token(), 1);
    }

    @Override
    public RequestOptions options() throws InterruptedException {
        return place.with(place.into() == InjectInto.HEADER ? headerValue() : provider.token());
    }

    @Override
    public Map<String, String> headers(Request request) throws InterruptedException {
        return place.into() == InjectInto.HEADER ? Map.of(place.path().getFirst(), headerValue()) : Map.of();
    }

    private String headerValue() throws InterruptedException {
        for (int use = 1; use < usesPerHeader; use++) {
            provider.token();
        }
        return provider.token();
    }
}
