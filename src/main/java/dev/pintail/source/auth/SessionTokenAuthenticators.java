package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.Authenticator.LegacySessionTokenAuthenticator;
import dev.pintail.manifest.component.InjectInto;
import dev.pintail.manifest.component.SessionTokenAuthenticator;
import dev.pintail.manifest.component.SessionTokenUse.SessionTokenRequestApiKeyAuthenticator;
import dev.pintail.manifest.component.SessionTokenUse.SessionTokenRequestBearerAuthenticator;
import dev.pintail.source.decode.Decoders;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.OptionPlaces;
import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes authenticators that log in. Thread-safe. */
final class SessionTokenAuthenticators {
    private final Scope scope;
    private final Requesters requesters;
    private final PlainRequests requests;
    private final InstantSource clock;
    private final Consumer<String> secrets;
    private final LegacySessionTokens.Logins logins = new LegacySessionTokens.Logins();

    /** @param secrets is told every token */
    SessionTokenAuthenticators(
            Scope scope, Requesters requesters, PlainRequests requests, InstantSource clock, Consumer<String> secrets) {
        this.scope = requireNonNull(scope, "scope is null");
        this.requesters = requireNonNull(requesters, "requesters is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    /** @param owner the name of the requester that sends the token */
    TokenAuth of(SessionTokenAuthenticator definition, String owner) {
        TokenProvider tokens = new SessionTokens(
                        requesters.login(
                                definition.loginRequester(),
                                owner + "_login_requester",
                                Decoders.of(definition.decoder(), scope)),
                        definition.sessionTokenPath(),
                        Optional.ofNullable(definition.expirationDuration())
                                .filter(text -> !text.isEmpty())
                                .map(IsoDuration::parse),
                        clock)
                .telling(secrets);
        return switch (definition.requestAuthentication()) {
            case SessionTokenRequestBearerAuthenticator bearer -> TokenAuth.authorization("Bearer", tokens);
            case SessionTokenRequestApiKeyAuthenticator key -> apiKey(key, tokens, definition.parameters());
        };
    }

    private TokenAuth apiKey(
            SessionTokenRequestApiKeyAuthenticator definition, TokenProvider tokens, Map<String, Object> parameters) {
        InterpolatedString template = new InterpolatedString(definition.apiToken(), parameters);
        OptionPlace place = new OptionPlaces(scope).required(definition.injectInto());
        return new TokenAuth(
                place,
                () -> Str.of(template.eval(scope.with("session_token", tokens.token()))),
                place.into() == InjectInto.HEADER ? 3 : 1);
    }

    /** @param urlBase a template */
    TokenAuth of(LegacySessionTokenAuthenticator definition, String urlBase) {
        Map<String, Object> parameters = definition.parameters();
        Supplier<String> api = text(urlBase, parameters);
        Supplier<String> header = text(definition.header(), parameters);
        Supplier<String> token = text(definition.sessionToken(), parameters);
        Supplier<String> responseKey = text(definition.sessionTokenResponseKey(), parameters);
        Supplier<String> username = text(definition.username(), parameters);
        Supplier<String> password = text(definition.password(), parameters);
        Supplier<String> loginUrl = text(definition.loginUrl(), parameters);
        Supplier<String> validateUrl = text(definition.validateSessionUrl(), parameters);
        Supplier<LegacySessionTokens.Settings> settings = () -> new LegacySessionTokens.Settings(
                header.get(),
                token.get(),
                responseKey.get(),
                username.get(),
                password.get(),
                api.get() + loginUrl.get(),
                api.get() + validateUrl.get());
        return new TokenAuth(
                OptionPlace.header(new ConfigTemplates(scope).text(definition.header(), parameters)),
                new LegacySessionTokens(settings, requests, logins).telling(secrets),
                1);
    }

    private Supplier<String> text(String template, Map<String, Object> parameters) {
        InterpolatedString compiled = new InterpolatedString(template == null ? "" : template, parameters);
        return () -> {
            Object value = compiled.eval(scope);
            return Truth.of(value) ? Str.of(value) : "";
        };
    }
}
