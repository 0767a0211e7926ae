package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a connector wants to be configured with: the answer to {@code spec}.
 *
 * @param connectionSpecification JSON schema of a configuration
 * @param documentationUrl null for none
 * @param advancedAuth how credentials are obtained by consent, in the protocol's form; empty for none
 */
public record ConnectorSpecification(
        Map<String, Object> connectionSpecification, String documentationUrl, Map<String, Object> advancedAuth) {
    public ConnectorSpecification {
        requireNonNull(connectionSpecification, "connectionSpecification is null");
        requireNonNull(advancedAuth, "advancedAuth is null");
    }

    /** The specification as the protocol writes it: absent values are left out. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connectionSpecification", connectionSpecification);
        if (documentationUrl != null) {
            json.put("documentationUrl", documentationUrl);
        }
        json.put("supportsNormalization", false);
        json.put("supportsDBT", false);
        if (!advancedAuth.isEmpty()) {
            json.put("advanced_auth", advancedAuth);
        }
        return json;
    }
}
