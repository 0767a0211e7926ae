package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.source.http.OptionPlaces;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.Authenticator.ApiKeyAuthenticator;
import dev.pintail.manifest.component.Authenticator.BasicHttpAuthenticator;
import dev.pintail.manifest.component.Authenticator.BearerAuthenticator;
import dev.pintail.manifest.component.Authenticator.CustomAuthenticator;
import dev.pintail.manifest.component.Authenticator.LegacySessionTokenAuthenticator;
import dev.pintail.manifest.component.Authenticator.SelectiveAuthenticator;
import dev.pintail.manifest.component.JwtAuthenticator;
import dev.pintail.manifest.component.OAuthAuthenticator;
import dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator;
import dev.pintail.manifest.component.SessionTokenAuthenticator;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.budget.Budgets;
import dev.pintail.source.session.Session;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes authenticators from their definitions. For one run; thread-safe. */
public final class Authenticators {
    private final Scope scope;
    private final PlainRequests requests;
    private final SessionTokenAuthenticators sessionTokens;
    private final JwtAuthenticators jwts;
    private final OAuthAuthenticators oauths;
    private final RotatingAuthenticators rotating;

    /**
     * @param requests for tokens
     * @param requesters for logins and quotas
     */
    public Authenticators(Session session, PlainRequests requests, Requesters requesters) {
        this.scope = Scope.of(session.config(), session.clock());
        this.requests = requests;
        this.jwts = new JwtAuthenticators(scope, session.clock(), session.secrets());
        this.sessionTokens = new SessionTokenAuthenticators(
                scope, requesters, requests, session.clock(), session.secrets());
        this.oauths = new OAuthAuthenticators(
                scope,
                new OAuthExchange(requests, session.clock(), session.random()),
                jwts,
                new SharedConfig(session.config()),
                session.messages(),
                session.secrets());
        this.rotating =
                new RotatingAuthenticators(scope, requesters, new Budgets(scope, session.clock()), session.clock());
    }

    /**
     * The authenticator of a definition; none for null.
     *
     * @param requester the requester it is for: its name, and its base URL as a template
     * @throws ManifestException if the definition cannot work, or is code of the connector's own
     */
    public Authenticator of(dev.pintail.manifest.component.Authenticator definition, Owner requester) {
        return switch (definition) {
            case null -> new NoAuth();
            case dev.pintail.manifest.component.Authenticator.NoAuth none -> new NoAuth();
            case ApiKeyAuthenticator key -> apiKey(key);
            case BearerAuthenticator bearer ->
                TokenAuth.authorization("Bearer", provider(bearer.apiToken(), bearer.parameters()));
            case BasicHttpAuthenticator basic -> basic(basic);
            case OAuthAuthenticator oauth -> oauths.of(oauth);
            case JwtAuthenticator jwt -> jwts.of(jwt);
            case SessionTokenAuthenticator session -> sessionTokens.of(session, requester.name);
            case LegacySessionTokenAuthenticator session -> sessionTokens.of(session, requester.urlBase);
            case RateLimitedMultipleTokenAuthenticator tokens -> rotating.of(tokens);
            case SelectiveAuthenticator selective -> selected(selective, requester);
            case CustomAuthenticator custom ->
                new CustomAuth(
                        InstalledClasses.require(
                                CustomComponent.Authenticator.class, "authenticator", custom, scope),
                        requests);
        };
    }

    private Authenticator apiKey(ApiKeyAuthenticator definition) {
        if (definition.injectInto() == null && definition.header() == null) {
            throw invalid("Expected either inject_into or header to be set for ApiKeyAuthenticator");
        }
        if (definition.injectInto() != null && definition.header() != null) {
            throw invalid(
                    "inject_into and header cannot be set both for ApiKeyAuthenticator - remove the deprecated header option");
        }
        TokenProvider token = provider(definition.apiToken(), definition.parameters());
        return definition.injectInto() != null
                ? new TokenAuth(new OptionPlaces(scope).required(definition.injectInto()), token, 1)
                : new TokenAuth(OptionPlace.header(new ConfigTemplates(scope).text(definition.header(), definition.parameters())), token, 1);
    }

    private Authenticator basic(BasicHttpAuthenticator definition) {
        Supplier<String> user = text(definition.username(), definition.parameters());
        Supplier<String> password = text(definition.password(), definition.parameters());
        return TokenAuth.authorization(
                "Basic",
                () -> Base64.getEncoder()
                        .encodeToString((user.get() + ":" + password.get()).getBytes(StandardCharsets.UTF_8)));
    }

    /** All of them are made, so that a mistake in one that is not used is noticed, too. */
    private Authenticator selected(SelectiveAuthenticator definition, Owner requester) {
        Map<String, Authenticator> all = new LinkedHashMap<>();
        definition.authenticators().forEach((key, authenticator) -> all.put(key, of(authenticator, requester)));
        Object value = scope.config();
        for (String step : definition.authenticatorSelectionPath()) {
            if (!(value instanceof Map<?, ?> object) || !object.containsKey(step)) {
                throw configurationLacks(
                        "The path from `authenticator_selection_path` is not found in the config.",
                        definition.authenticatorSelectionPath());
            }
            value = ((Map<?, ?>) value).get(step);
        }
        Authenticator chosen = all.get(Str.of(value));
        if (chosen == null) {
            throw configurationLacks(
                    "The authenticator `%s` is not found.".formatted(Str.of(value)),
                    definition.authenticatorSelectionPath());
        }
        return chosen;
    }

    private TokenProvider provider(String template, Map<String, Object> parameters) {
        return text(template, parameters)::get;
    }

    private Supplier<String> text(String template, Map<String, Object> parameters) {
        InterpolatedString compiled = new InterpolatedString(template == null ? "" : template, parameters);
        return () -> Str.of(compiled.eval(scope));
    }

    private static SourceException configurationLacks(String problem, List<String> path) {
        return new SourceException(
                ErrorCode.CONFIG_INVALID,
                FailureType.SYSTEM_ERROR,
                problem,
                problem,
                "Set %s in the configuration to one of the ways to authenticate.".formatted(String.join(".", path)),
                null);
    }

    static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "Correct the authenticator in the manifest.");
    }

    /**
     * The requester that an authenticator is for.
     *
     * @param urlBase a template
     */
    public record Owner(String name, String urlBase) {
        public Owner {
            requireNonNull(name, "name is null");
            requireNonNull(urlBase, "urlBase is null");
        }
    }
}
