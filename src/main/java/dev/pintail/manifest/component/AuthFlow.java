package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/**
 * How a user interface obtains credentials by consent.
 *
 * @param predicateKey path in the configuration; with
 * @param predicateValue its value, for which the flow is offered
 */
public record AuthFlow(
        AuthFlowType authFlowType,
        List<String> predicateKey,
        String predicateValue,
        OAuthConfigSpecification oauthConfigSpecification) {
    static final Component<AuthFlow> SHAPE = untyped("AuthFlow", AuthFlow::read);

    static AuthFlow read(Node node) {
        return new AuthFlow(
                node.optional("auth_flow_type", AuthFlowType.SHAPE),
                node.optional("predicate_key", listOf(TEXT), List.of()),
                node.optional("predicate_value", TEXT),
                node.optional("oauth_config_specification", OAuthConfigSpecification.SHAPE));
    }

    /** The inputs and outputs of a consent flow. */
    public record OAuthConfigSpecification(
            Map<String, Object> oauthUserInputFromConnectorConfigSpecification,
            OAuthConnectorInput oauthConnectorInputSpecification,
            Map<String, Object> completeOauthOutputSpecification,
            Map<String, Object> completeOauthServerInputSpecification,
            Map<String, Object> completeOauthServerOutputSpecification) {
        static final Component<OAuthConfigSpecification> SHAPE =
                untyped("OAuthConfigSpecification", OAuthConfigSpecification::read);

        static OAuthConfigSpecification read(Node node) {
            return new OAuthConfigSpecification(
                    node.optional("oauth_user_input_from_connector_config_specification", OBJECT, Map.of()),
                    node.optional("oauth_connector_input_specification", OAuthConnectorInput.SHAPE),
                    node.optional("complete_oauth_output_specification", OBJECT, Map.of()),
                    node.optional("complete_oauth_server_input_specification", OBJECT, Map.of()),
                    node.optional("complete_oauth_server_output_specification", OBJECT, Map.of()));
        }
    }

    /**
     * The requests of a consent flow that the manifest describes itself.
     *
     * @param scope all scopes in one text; or else the lists below
     */
    public record OAuthConnectorInput(
            String consentUrl,
            String scope,
            List<OAuthScope> scopes,
            List<OAuthScope> optionalScopes,
            ScopesJoinStrategy scopesJoinStrategy,
            String accessTokenUrl,
            Map<String, Object> accessTokenHeaders,
            Map<String, Object> accessTokenParams,
            List<String> extractOutput,
            OAuthState state,
            String clientIdKey,
            String clientSecretKey,
            String scopeKey,
            String stateKey,
            String authCodeKey,
            String redirectUriKey) {
        static final Component<OAuthConnectorInput> SHAPE = untyped("OAuthConnectorInput", OAuthConnectorInput::read);

        static OAuthConnectorInput read(Node node) {
            return new OAuthConnectorInput(
                    node.required("consent_url", TEXT),
                    node.optional("scope", TEXT),
                    node.optional("scopes", listOf(OAuthScope.SHAPE), List.of()),
                    node.optional("optional_scopes", listOf(OAuthScope.SHAPE), List.of()),
                    node.optional("scopes_join_strategy", ScopesJoinStrategy.SHAPE, ScopesJoinStrategy.SPACE),
                    node.required("access_token_url", TEXT),
                    node.optional("access_token_headers", OBJECT, Map.of()),
                    node.optional("access_token_params", OBJECT, Map.of()),
                    node.optional("extract_output", listOf(TEXT), List.of()),
                    node.optional("state", OAuthState.SHAPE),
                    node.optional("client_id_key", TEXT),
                    node.optional("client_secret_key", TEXT),
                    node.optional("scope_key", TEXT),
                    node.optional("state_key", TEXT),
                    node.optional("auth_code_key", TEXT),
                    node.optional("redirect_uri_key", TEXT));
        }
    }

    /** One scope. */
    public record OAuthScope(String scope) {
        static final Component<OAuthScope> SHAPE = untyped("OAuthScope", OAuthScope::read);

        static OAuthScope read(Node node) {
            return new OAuthScope(node.required("scope", TEXT));
        }
    }

    /** The length of the random state text. */
    public record OAuthState(long min, long max) {
        static final Component<OAuthState> SHAPE = untyped("OAuthState", OAuthState::read);

        static OAuthState read(Node node) {
            return new OAuthState(node.required("min", WHOLE_NUMBER), node.required("max", WHOLE_NUMBER));
        }
    }
}
