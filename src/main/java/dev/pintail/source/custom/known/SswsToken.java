package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.CustomDefinition;
import java.util.Map;

/** Okta's API token: {@code Authorization: SSWS token}, the token from {@code credentials.api_token}. */
record SswsToken(CustomDefinition definition) implements CustomComponent.Authenticator {
    @Override
    public Map<String, String> headers(CustomComponent.Requests requests) {
        return Map.of("Authorization", "SSWS " + definition.config("credentials", "api_token"));
    }
}
