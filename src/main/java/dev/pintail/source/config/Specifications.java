package dev.pintail.source.config;

import dev.pintail.manifest.component.AuthFlow;
import dev.pintail.manifest.component.AuthFlow.OAuthConfigSpecification;
import dev.pintail.manifest.component.AuthFlow.OAuthConnectorInput;
import dev.pintail.manifest.component.AuthFlow.OAuthScope;
import dev.pintail.manifest.component.AuthFlow.OAuthState;
import dev.pintail.manifest.component.Spec;
import dev.pintail.protocol.ConnectorSpecification;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A manifest's {@code spec} as the protocol says it (cdk-semantics 1.11). */
public final class Specifications {
    private Specifications() {}

    public static ConnectorSpecification of(Spec spec) {
        return new ConnectorSpecification(
                spec.connectionSpecification(),
                "".equals(spec.documentationUrl()) ? null : spec.documentationUrl(),
                spec.advancedAuth() == null ? Map.of() : advancedAuth(spec.advancedAuth()));
    }

    private static Map<String, Object> advancedAuth(AuthFlow flow) {
        Members json = new Members();
        json.put(
                "auth_flow_type",
                flow.authFlowType() == null ? null : flow.authFlowType().word());
        json.put("predicate_key", flow.predicateKey());
        json.put("predicate_value", flow.predicateValue());
        OAuthConfigSpecification oauth = flow.oauthConfigSpecification();
        if (oauth != null) {
            Members specification = new Members();
            specification.put(
                    "oauth_user_input_from_connector_config_specification",
                    oauth.oauthUserInputFromConnectorConfigSpecification());
            if (oauth.oauthConnectorInputSpecification() != null) {
                specification.put(
                        "oauth_connector_input_specification",
                        connectorInput(oauth.oauthConnectorInputSpecification()));
            }
            specification.put("complete_oauth_output_specification", oauth.completeOauthOutputSpecification());
            specification.put(
                    "complete_oauth_server_input_specification", oauth.completeOauthServerInputSpecification());
            specification.put(
                    "complete_oauth_server_output_specification", oauth.completeOauthServerOutputSpecification());
            json.put("oauth_config_specification", specification.json);
        }
        return json.json;
    }

    private static Map<String, Object> connectorInput(OAuthConnectorInput input) {
        Members json = new Members();
        json.put("consent_url", input.consentUrl());
        json.put("access_token_url", input.accessTokenUrl());
        json.put("scope", input.scope());
        json.put("scopes", scopes(input.scopes()));
        json.put("optional_scopes", scopes(input.optionalScopes()));
        json.put("scopes_join_strategy", input.scopesJoinStrategy().word());
        json.put("access_token_headers", input.accessTokenHeaders());
        json.put("access_token_params", input.accessTokenParams());
        json.put("extract_output", input.extractOutput());
        OAuthState state = input.state();
        json.put("state", state == null ? null : Map.of("min", state.min(), "max", state.max()));
        json.put("client_id_key", input.clientIdKey());
        json.put("client_secret_key", input.clientSecretKey());
        json.put("scope_key", input.scopeKey());
        json.put("state_key", input.stateKey());
        json.put("auth_code_key", input.authCodeKey());
        json.put("redirect_uri_key", input.redirectUriKey());
        return json.json;
    }

    private static List<Map<String, Object>> scopes(List<OAuthScope> scopes) {
        return scopes.stream()
                .map(scope -> Map.<String, Object>of("scope", scope.scope()))
                .toList();
    }

    /** A JSON object without what is absent: null, or empty. */
    private static final class Members {
        private final Map<String, Object> json = new LinkedHashMap<>();

        void put(String name, Object value) {
            boolean absent = value == null
                    || (value instanceof Collection<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> object && object.isEmpty());
            if (!absent) {
                json.put(name, value);
            }
        }
    }
}
