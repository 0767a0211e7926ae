package dev.pintail.source.custom.known;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.CustomDefinition;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Zoom's server-to-server OAuth: the grant {@code account_credentials} gives a token for an hour. Thread-safe. */
final class AccountCredentials implements CustomComponent.Authenticator {
    /** The token's hour, and a little less so that it does not end under way. */
    private static final long SECONDS = 3590;

    private final CustomDefinition definition;
    private String token;
    private Instant end = Instant.MIN;

    AccountCredentials(CustomDefinition definition) {
        this.definition = definition;
    }

    @Override
    public synchronized Map<String, String> headers(CustomComponent.Requests requests) throws InterruptedException {
        Instant now = definition.scope().clock().instant();
        if (now.isAfter(end)) {
            token = token(requests);
            end = now.plusSeconds(SECONDS);
        }
        return Map.of("Authorization", "Bearer " + token, "Content-type", "application/json");
    }

    private String token(CustomComponent.Requests requests) throws InterruptedException {
        String client = definition.text("client_id", "") + ":" + definition.text("client_secret", "");
        Response response = requests.send(
                "POST",
                definition.text("authorization_endpoint", ""),
                Map.of("grant_type", "account_credentials", "account_id", definition.text("account_id", "")),
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)),
                        "Content-type",
                        "application/json"),
                Content.NONE);
        try {
            if (response.status() == 200
                    && Items.object(response.json()).get("access_token") instanceof String granted) {
                return granted;
            }
        } catch (IOException | JsonSyntaxException e) {
            throw refused("an answer that is no JSON", e);
        }
        throw refused("status " + response.status(), null);
    }

    private static SourceException refused(String what, Exception cause) {
        String message = "The request for an access token was answered with %s.".formatted(what);
        return new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED,
                ErrorCode.SOURCE_AUTH_FAILED.failureType(),
                message,
                message,
                "Check account_id, client_id and client_secret.",
                cause);
    }
}
