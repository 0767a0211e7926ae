package dev.pintail.source.http;

/** An authenticator with several tokens, each with a quota of its own, that learns from answers. */
public interface RotatingAuthenticator extends Authenticator {
    /** Takes over what an answer to a request of this authenticator says of the quota. */
    void learn(Request request, Response response);

    /** Whether sending the request again at once would use another token that still has calls. */
    boolean hasAlternative(Request request);
}
