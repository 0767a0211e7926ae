package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/**
 * OAuth 2.0: exchanges a refresh token or client credentials for access tokens.
 *
 * @param clientIdName name of the field in the refresh request
 * @param clientSecretName name of the field in the refresh request
 * @param refreshTokenName name of the field in the refresh request
 * @param accessTokenName name of the field in the answer
 * @param accessTokenValue a token that is already there
 * @param expiresInName name of the field in the answer
 * @param grantTypeName name of the field in the refresh request
 * @param refreshRequestBody further fields of the refresh request
 * @param sendRefreshRequestAsQueryParams in the URL instead of the body
 * @param tokenExpiryDate when {@code access_token_value} ends
 * @param tokenExpiryDateFormat given: {@code expires_in} is a date, not seconds
 * @param refreshTokenErrorStatusCodes with the two below: which answer means that the refresh token is no longer good
 * @param refreshTokenUpdater given: every refresh token is used once
 * @param profileAssertion signs the assertion for {@code use_profile_assertion}
 */
public record OAuthAuthenticator(
        String clientIdName,
        String clientId,
        String clientSecretName,
        String clientSecret,
        String refreshTokenName,
        String refreshToken,
        String tokenRefreshEndpoint,
        String accessTokenName,
        String accessTokenValue,
        String expiresInName,
        String grantTypeName,
        String grantType,
        Map<String, Object> refreshRequestBody,
        Map<String, Object> refreshRequestHeaders,
        boolean sendRefreshRequestAsQueryParams,
        List<String> scopes,
        String tokenExpiryDate,
        String tokenExpiryDateFormat,
        List<Long> refreshTokenErrorStatusCodes,
        String refreshTokenErrorKey,
        List<String> refreshTokenErrorValues,
        RefreshTokenUpdater refreshTokenUpdater,
        JwtAuthenticator profileAssertion,
        boolean useProfileAssertion,
        Map<String, Object> parameters)
        implements Authenticator {
    static final Component<OAuthAuthenticator> SHAPE = component("OAuthAuthenticator", OAuthAuthenticator::read);

    static OAuthAuthenticator read(Node node) {
        return new OAuthAuthenticator(
                node.optional("client_id_name", TEXT, "client_id"),
                node.optional("client_id", TEXT),
                node.optional("client_secret_name", TEXT, "client_secret"),
                node.optional("client_secret", TEXT),
                node.optional("refresh_token_name", TEXT, "refresh_token"),
                node.optional("refresh_token", TEXT),
                node.optional("token_refresh_endpoint", TEXT),
                node.optional("access_token_name", TEXT, "access_token"),
                node.optional("access_token_value", TEXT),
                node.optional("expires_in_name", TEXT, "expires_in"),
                node.optional("grant_type_name", TEXT, "grant_type"),
                node.optional("grant_type", TEXT, "refresh_token"),
                node.optional("refresh_request_body", OBJECT, Map.of()),
                node.optional("refresh_request_headers", OBJECT, Map.of()),
                node.optional("send_refresh_request_as_query_params", FLAG, false),
                node.optional("scopes", listOf(TEXT), List.of()),
                node.optional("token_expiry_date", TEXT),
                node.optional("token_expiry_date_format", TEXT),
                node.optional("refresh_token_error_status_codes", listOf(WHOLE_NUMBER), List.of()),
                node.optional("refresh_token_error_key", TEXT),
                node.optional("refresh_token_error_values", listOf(TEXT), List.of()),
                node.optional("refresh_token_updater", RefreshTokenUpdater.SHAPE),
                node.optional("profile_assertion", JwtAuthenticator.SHAPE),
                node.optional("use_profile_assertion", FLAG, false),
                node.parameters());
    }

    /**
     * Where a rotated refresh token is kept in the configuration.
     *
     * @param refreshTokenName name of the field in the answer
     * @param refreshTokenErrorStatusCodes deprecated, as the two below: belongs to the authenticator
     */
    public record RefreshTokenUpdater(
            String refreshTokenName,
            List<String> accessTokenConfigPath,
            List<String> refreshTokenConfigPath,
            List<String> tokenExpiryDateConfigPath,
            List<Long> refreshTokenErrorStatusCodes,
            String refreshTokenErrorKey,
            List<String> refreshTokenErrorValues) {
        static final Component<RefreshTokenUpdater> SHAPE = untyped("RefreshTokenUpdater", RefreshTokenUpdater::read);

        static RefreshTokenUpdater read(Node node) {
            return new RefreshTokenUpdater(
                    node.optional("refresh_token_name", TEXT, "refresh_token"),
                    node.optional("access_token_config_path", listOf(TEXT), List.of("credentials", "access_token")),
                    node.optional("refresh_token_config_path", listOf(TEXT), List.of("credentials", "refresh_token")),
                    node.optional(
                            "token_expiry_date_config_path", listOf(TEXT), List.of("credentials", "token_expiry_date")),
                    node.optional("refresh_token_error_status_codes", listOf(WHOLE_NUMBER), List.of()),
                    node.optional("refresh_token_error_key", TEXT, ""),
                    node.optional("refresh_token_error_values", listOf(TEXT), List.of()));
        }
    }
}
