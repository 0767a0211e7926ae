package dev.pintail.source.http;

/** An authenticator that can replace credentials which the API no longer takes. */
public interface RefreshableAuthenticator extends Authenticator {
    /**
     * Gets new credentials, even if the present ones look good.
     *
     * @throws dev.pintail.error.SourceException with SOURCE_AUTH_FAILED if they are refused
     */
    void refresh() throws InterruptedException;
}
