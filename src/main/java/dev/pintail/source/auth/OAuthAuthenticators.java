package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.OAuthAuthenticator;
import dev.pintail.manifest.component.OAuthAuthenticator.RefreshTokenUpdater;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.auth.OAuthSettings.AnswerFields;
import dev.pintail.source.auth.OAuthSettings.Client;
import dev.pintail.source.auth.OAuthSettings.Grant;
import dev.pintail.source.auth.OAuthSettings.RefreshToken;
import dev.pintail.source.auth.OAuthSettings.Rejection;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes OAuth authenticators. Thread-safe. */
final class OAuthAuthenticators {
    private static final String ASSERTION_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Scope scope;
    private final OAuthExchange exchange;
    private final JwtAuthenticators jwts;
    private final SharedConfig config;
    private final MessageSink messages;
    private final Consumer<String> secrets;
    private final ReentrantLock refreshing = new ReentrantLock();

    /** @param secrets is told every token that is got */
    OAuthAuthenticators(
            Scope scope,
            OAuthExchange exchange,
            JwtAuthenticators jwts,
            SharedConfig config,
            MessageSink messages,
            Consumer<String> secrets) {
        this.scope = requireNonNull(scope, "scope is null");
        this.exchange = requireNonNull(exchange, "exchange is null");
        this.jwts = requireNonNull(jwts, "jwts is null");
        this.config = requireNonNull(config, "config is null");
        this.messages = requireNonNull(messages, "messages is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    /** @throws dev.pintail.error.ManifestException if the definition lacks what its grant needs */
    OAuth of(OAuthAuthenticator definition) {
        Rejection rejection = rejection(definition);
        return definition.refreshTokenUpdater() == null
                ? ordinary(definition, rejection)
                : rotating(definition, definition.refreshTokenUpdater(), rejection);
    }

    private OAuth ordinary(OAuthAuthenticator definition, Rejection rejection) {
        boolean assertion = definition.useProfileAssertion();
        if (!assertion && (definition.clientId() == null || definition.clientSecret() == null)) {
            throw Authenticators.invalid(
                    "OAuthAuthenticator configuration error: Both 'client_id' and 'client_secret' are"
                            + " required for the basic OAuth flow.");
        }
        if (assertion && definition.profileAssertion() == null) {
            throw Authenticators.invalid(
                    "OAuthAuthenticator configuration error: 'profile_assertion' is required when using"
                            + " the profile assertion flow.");
        }
        Templates templates = new Templates(definition.parameters());
        InterpolatedString grantType = templates.of(assertion ? ASSERTION_GRANT : definition.grantType());
        if ("refresh_token".equals(grantType.eval(scope)) && definition.refreshToken() == null) {
            throw Authenticators.invalid(
                    "OAuthAuthenticator configuration error: A 'refresh_token' is required when the"
                            + " 'grant_type' is set to 'refresh_token'.");
        }
        Supplier<OAuthSettings> settings = settings(definition, templates, grantType, rejection);
        Optional<String> accessToken = Optional.ofNullable(definition.accessTokenValue())
                .map(template -> Str.of(templates.of(template).eval(scope)));
        return new OAuth(
                settings,
                new ToldTokens(new MemoryTokens(accessToken, expiry(definition, templates)), secrets),
                exchange,
                scope.clock(),
                refreshing);
    }

    private Supplier<OAuthSettings> settings(
            OAuthAuthenticator definition, Templates templates, InterpolatedString grantType, Rejection rejection) {
        Optional<InterpolatedString> endpoint = templates.optional(definition.tokenRefreshEndpoint());
        InterpolatedString grantName = templates.of(definition.grantTypeName());
        InterpolatedString idName = templates.of(definition.clientIdName());
        Optional<InterpolatedString> id = templates.optional(definition.clientId());
        InterpolatedString secretName = templates.of(definition.clientSecretName());
        Optional<InterpolatedString> secret = templates.optional(definition.clientSecret());
        InterpolatedString refreshName = templates.of(definition.refreshTokenName());
        Optional<InterpolatedString> refresh =
                Optional.ofNullable(definition.refreshToken()).map(templates::of);
        InterpolatedString accessName = templates.of(definition.accessTokenName());
        InterpolatedString expiresName = templates.of(definition.expiresInName());
        InterpolatedMapping body = new InterpolatedMapping(definition.refreshRequestBody(), definition.parameters());
        InterpolatedMapping headers =
                new InterpolatedMapping(definition.refreshRequestHeaders(), definition.parameters());
        Optional<TokenProvider> assertion = definition.useProfileAssertion()
                ? Optional.of(jwts.provider(definition.profileAssertion()))
                : Optional.empty();
        return () -> new OAuthSettings(
                endpoint.map(this::text),
                new Client(
                        text(idName),
                        id.map(this::value).orElse(null),
                        text(secretName),
                        secret.map(this::value).orElse(null)),
                new Grant(text(grantName), value(grantType)),
                refresh.map(token -> new RefreshToken(text(refreshName), text(token))),
                definition.scopes(),
                evaluated(body),
                evaluated(headers),
                definition.sendRefreshRequestAsQueryParams(),
                assertion,
                new AnswerFields(
                        text(accessName),
                        text(expiresName),
                        text(refreshName),
                        definition.tokenExpiryDateFormat() != null),
                rejection);
    }

    /** Tokens that rotate are kept in the configuration; everything else is evaluated once. */
    private OAuth rotating(OAuthAuthenticator definition, RefreshTokenUpdater updater, Rejection rejection) {
        Templates templates = new Templates(definition.parameters());
        ConfigTokens tokens = new ConfigTokens(
                config,
                new ConfigTokens.Paths(
                        updater.accessTokenConfigPath(),
                        updater.refreshTokenConfigPath(),
                        updater.tokenExpiryDateConfigPath()),
                scope.clock(),
                messages);
        Client client = new Client(
                text(templates.of(definition.clientIdName())),
                credential("client_id", templates.optional(definition.clientId())),
                text(templates.of(definition.clientSecretName())),
                credential("client_secret", templates.optional(definition.clientSecret())));
        OAuthSettings fixed = new OAuthSettings(
                Optional.ofNullable(definition.tokenRefreshEndpoint())
                        .map(templates::of)
                        .map(this::text),
                client,
                new Grant(text(templates.of(definition.grantTypeName())), value(templates.of(definition.grantType()))),
                Optional.empty(),
                definition.scopes(),
                evaluated(new InterpolatedMapping(definition.refreshRequestBody(), definition.parameters())),
                evaluated(new InterpolatedMapping(definition.refreshRequestHeaders(), definition.parameters())),
                definition.sendRefreshRequestAsQueryParams(),
                Optional.empty(),
                new AnswerFields(
                        text(templates.of(definition.accessTokenName())),
                        text(templates.of(definition.expiresInName())),
                        updater.refreshTokenName(),
                        definition.tokenExpiryDateFormat() != null),
                rejection);
        Supplier<OAuthSettings> settings =
                () -> fixed.withRefreshToken(new RefreshToken(updater.refreshTokenName(), tokens.refreshToken()));
        return new OAuth(settings, new ToldTokens(tokens, secrets), exchange, scope.clock(), refreshing);
    }

    /** What the configuration has among its credentials wins over the manifest's template. */
    private Object credential(String name, Optional<InterpolatedString> template) {
        return config.get(List.of("credentials", name))
                .orElseGet(() -> template.map(this::value).orElse(""));
    }

    private OffsetDateTime expiry(OAuthAuthenticator definition, Templates templates) {
        OffsetDateTime now = scope.clock().instant().atOffset(ZoneOffset.UTC);
        String date = definition.tokenExpiryDate();
        if (date == null || date.isEmpty()) {
            return now.minusDays(1);
        }
        Object value = templates.of(date).eval(scope);
        try {
            return LenientDates.parse(value, LocalDate.from(now));
        } catch (PythonError e) {
            String problem = "Invalid token expiry date format: " + e.getMessage();
            throw new SourceException(
                    ErrorCode.CONFIG_INVALID,
                    FailureType.SYSTEM_ERROR,
                    problem,
                    problem,
                    "Correct the token's expiry date in the configuration.",
                    e);
        }
    }

    private static Rejection rejection(OAuthAuthenticator definition) {
        Rejection own = new Rejection(
                new HashSet<>(definition.refreshTokenErrorStatusCodes()),
                definition.refreshTokenErrorKey() == null ? "" : definition.refreshTokenErrorKey(),
                new HashSet<>(definition.refreshTokenErrorValues()));
        RefreshTokenUpdater updater = definition.refreshTokenUpdater();
        Rejection updaters = updater == null
                ? new Rejection(Set.of(), "", Set.of())
                : new Rejection(
                        new HashSet<>(updater.refreshTokenErrorStatusCodes()),
                        updater.refreshTokenErrorKey(),
                        new HashSet<>(updater.refreshTokenErrorValues()));
        if (own.isDefined() && updaters.isDefined()) {
            throw Authenticators.invalid(
                    "refresh_token_error should either be defined on the OAuthAuthenticator or on its"
                            + " refresh_token_updater, not on both");
        }
        return own.isDefined() ? own : updaters.isDefined() ? updaters : Rejection.USUAL;
    }

    private Map<String, Object> evaluated(InterpolatedMapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.eval(scope, ValidTypes.ANY).forEach((name, value) -> values.put(Str.of(name), value));
        return values;
    }

    private String text(InterpolatedString template) {
        return Str.of(template.eval(scope));
    }

    private Object value(InterpolatedString template) {
        return template.eval(scope);
    }

    private record Templates(Map<String, Object> parameters) {
        InterpolatedString of(String template) {
            return new InterpolatedString(template, parameters);
        }

        /** An empty template counts as none. */
        Optional<InterpolatedString> optional(String template) {
            return template == null || template.isEmpty() ? Optional.empty() : Optional.of(of(template));
        }
    }
}
