package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;
import static dev.pintail.manifest.component.Shapes.mapOf;

import java.util.List;
import java.util.Map;

/** How requests prove who sends them. */
public sealed interface Authenticator
        permits Authenticator.ApiKeyAuthenticator,
                Authenticator.BasicHttpAuthenticator,
                Authenticator.BearerAuthenticator,
                OAuthAuthenticator,
                JwtAuthenticator,
                SessionTokenAuthenticator,
                Authenticator.SelectiveAuthenticator,
                Authenticator.CustomAuthenticator,
                Authenticator.NoAuth,
                Authenticator.LegacySessionTokenAuthenticator,
                RateLimitedMultipleTokenAuthenticator {
    /** All of them. */
    OneOf<Authenticator> SHAPE = oneOf(
            ApiKeyAuthenticator.SHAPE,
            BasicHttpAuthenticator.SHAPE,
            BearerAuthenticator.SHAPE,
            OAuthAuthenticator.SHAPE,
            JwtAuthenticator.SHAPE,
            SessionTokenAuthenticator.SHAPE,
            SelectiveAuthenticator.SHAPE,
            CustomAuthenticator.SHAPE,
            NoAuth.SHAPE,
            LegacySessionTokenAuthenticator.SHAPE,
            RateLimitedMultipleTokenAuthenticator.SHAPE);

    /**
     * A fixed key in a header, parameter or body field.
     *
     * @param header deprecated form of {@code inject_into}
     */
    record ApiKeyAuthenticator(String apiToken, String header, RequestOption injectInto, Map<String, Object> parameters)
            implements Authenticator {
        static final Component<ApiKeyAuthenticator> SHAPE = component("ApiKeyAuthenticator", ApiKeyAuthenticator::read);

        static ApiKeyAuthenticator read(Node node) {
            return new ApiKeyAuthenticator(
                    node.optional("api_token", TEXT),
                    node.optional("header", TEXT),
                    node.optional("inject_into", RequestOption.SHAPE),
                    node.parameters());
        }
    }

    /** User name and password. */
    record BasicHttpAuthenticator(String username, String password, Map<String, Object> parameters)
            implements Authenticator {
        static final Component<BasicHttpAuthenticator> SHAPE =
                component("BasicHttpAuthenticator", BasicHttpAuthenticator::read);

        static BasicHttpAuthenticator read(Node node) {
            return new BasicHttpAuthenticator(
                    node.required("username", TEXT), node.optional("password", TEXT, ""), node.parameters());
        }
    }

    /** A token in the {@code Authorization} header. */
    record BearerAuthenticator(String apiToken, Map<String, Object> parameters) implements Authenticator {
        static final Component<BearerAuthenticator> SHAPE = component("BearerAuthenticator", BearerAuthenticator::read);

        static BearerAuthenticator read(Node node) {
            return new BearerAuthenticator(node.required("api_token", TEXT), node.parameters());
        }
    }

    /**
     * The configuration says which of several.
     *
     * @param authenticatorSelectionPath where the configuration names one of the authenticators
     */
    record SelectiveAuthenticator(
            List<String> authenticatorSelectionPath,
            Map<String, Authenticator> authenticators,
            Map<String, Object> parameters)
            implements Authenticator {
        static final Component<SelectiveAuthenticator> SHAPE =
                component("SelectiveAuthenticator", SelectiveAuthenticator::read);

        static SelectiveAuthenticator read(Node node) {
            return new SelectiveAuthenticator(
                    node.required("authenticator_selection_path", listOf(TEXT)),
                    node.required(
                            "authenticators",
                            mapOf(oneOf(
                                    ApiKeyAuthenticator.SHAPE,
                                    BasicHttpAuthenticator.SHAPE,
                                    BearerAuthenticator.SHAPE,
                                    OAuthAuthenticator.SHAPE,
                                    JwtAuthenticator.SHAPE,
                                    SessionTokenAuthenticator.SHAPE,
                                    LegacySessionTokenAuthenticator.SHAPE,
                                    CustomAuthenticator.SHAPE,
                                    NoAuth.SHAPE,
                                    RateLimitedMultipleTokenAuthenticator.SHAPE))),
                    node.parameters());
        }
    }

    /**
     * Logs in with a user name and password, or takes a session token; deprecated in favour of {@code SessionTokenAuthenticator}.
     *
     * @param header the header that carries the token
     * @param loginUrl path under the base URL of the API
     * @param sessionToken a token to use instead of logging in
     * @param sessionTokenResponseKey where the login answer has the token
     * @param validateSessionUrl path that answers 200 for a valid token
     */
    record LegacySessionTokenAuthenticator(
            String header,
            String loginUrl,
            String sessionToken,
            String sessionTokenResponseKey,
            String username,
            String password,
            String validateSessionUrl,
            Map<String, Object> parameters)
            implements Authenticator {
        static final Component<LegacySessionTokenAuthenticator> SHAPE =
                component("LegacySessionTokenAuthenticator", LegacySessionTokenAuthenticator::read);

        static LegacySessionTokenAuthenticator read(Node node) {
            return new LegacySessionTokenAuthenticator(
                    node.required("header", TEXT),
                    node.required("login_url", TEXT),
                    node.optional("session_token", TEXT),
                    node.required("session_token_response_key", TEXT),
                    node.optional("username", TEXT),
                    node.optional("password", TEXT, ""),
                    node.required("validate_session_url", TEXT),
                    node.parameters());
        }
    }

    /** Nothing. */
    record NoAuth(Map<String, Object> parameters) implements Authenticator {
        static final Component<NoAuth> SHAPE = component("NoAuth", NoAuth::read);

        static NoAuth read(Node node) {
            return new NoAuth(node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomAuthenticator(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements Authenticator, CustomCode {
        static final Component<CustomAuthenticator> SHAPE = component("CustomAuthenticator", CustomAuthenticator::read);

        static CustomAuthenticator read(Node node) {
            return new CustomAuthenticator(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
