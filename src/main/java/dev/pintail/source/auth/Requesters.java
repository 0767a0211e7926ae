package dev.pintail.source.auth;

import dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator.QuotaStatusSource;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Requester;

/** Makes the requesters that authenticators need for themselves. */
public interface Requesters {
    /** The requester of a login. */
    Requester login(HttpRequester definition, String name, Decoder decoder);

    /** The requester that asks for the quota of one token, which the authenticator sends. */
    Requester quotaStatus(QuotaStatusSource definition, Authenticator token);
}
