package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.HttpApiBudget;
import dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator.QuotaStatusSource;
import dev.pintail.manifest.component.Requester.CustomRequester;
import dev.pintail.source.auth.Authenticators;
import dev.pintail.source.auth.PlainRequests;
import dev.pintail.source.auth.Requesters;
import dev.pintail.source.decode.JsonDecoder;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.budget.Budgets;
import dev.pintail.source.http.cache.ResponseCache;
import dev.pintail.source.http.cache.ResponseCaches;
import dev.pintail.source.http.error.ErrorHandler;
import dev.pintail.source.http.error.ErrorHandlers;
import dev.pintail.source.http.exchange.HttpSession;
import dev.pintail.source.session.Session;
import dev.pintail.template.Scope;
import java.util.Optional;

/**
 * Makes the requesters of one run, which share transport, budget and caches. Each has its own cookies and authenticator, as in
 * the reference. Thread-safe.
 */
public final class RequesterFactory {
    /** Up to here a JSON body is read at once, so that a damaged one can be asked for again; a longer one streams. */
    private static final int WHOLE_BODY_LIMIT = 8 << 20;

    /** What formats are read at once that stream anyway: error pages and very small files. */
    private static final int STREAMED_BODY_LIMIT = 64 << 10;

    private final Session session;
    private final Transport transport;
    private final String userAgent;
    private final ResponseCaches caches;
    private final Scope scope;
    private final ErrorHandlers errorHandlers;
    private final ApiBudget budget;
    private final Authenticators authenticators;

    /**
     * @param budget of the source; null for no limits
     * @param userAgent what the program calls itself, for example {@code pintail/1.0}
     */
    public RequesterFactory(
            Session session, Transport transport, HttpApiBudget budget, ResponseCaches caches, String userAgent) {
        this.session = requireNonNull(session, "session is null");
        this.transport = requireNonNull(transport, "transport is null");
        this.caches = requireNonNull(caches, "caches is null");
        this.userAgent = requireNonNull(userAgent, "userAgent is null");
        this.scope = Scope.of(session.config(), session.clock());
        this.errorHandlers = new ErrorHandlers(scope, session.random());
        this.budget = new Budgets(scope, session.clock()).of(budget);
        this.authenticators = new Authenticators(
                session, new PlainRequests(transport, session.clock(), userAgent), new OwnRequesters());
    }

    /**
     * The requester of a definition.
     *
     * @param name usually the stream's: the key of the cache, and the stream that a rate limit is told of
     * @param cached whether to keep answers even if the definition does not ask for it, as parents of other streams do
     * @throws ManifestException if the definition cannot work, or is code of the connector's own
     */
    public Requester create(
            dev.pintail.manifest.component.Requester definition, String name, Decoder decoder, boolean cached) {
        return switch (definition) {
            case dev.pintail.manifest.component.Requester.HttpRequester http -> create(http, name, decoder, cached);
            case CustomRequester custom -> {
                CustomComponent.RequesterAround around =
                        InstalledClasses.require(CustomComponent.RequesterAround.class, "requester", custom, scope);
                if (custom.http() == null) {
                    throw new ManifestException(
                            ErrorCode.MANIFEST_INVALID,
                            "The properties of %s are not those of a requester".formatted(custom.className()),
                            "Correct the manifest.");
                }
                yield around.around(create(custom.http(), name, decoder, cached));
            }
        };
    }

    private Requester create(
            dev.pintail.manifest.component.Requester.HttpRequester definition,
            String name,
            Decoder decoder,
            boolean cached) {
        String urlBase =
                definition.url() != null ? definition.url() : definition.urlBase() == null ? "" : definition.urlBase();
        Authenticator authenticator =
                authenticators.of(definition.authenticator(), new Authenticators.Owner(name, urlBase));
        ErrorHandler errorHandler = errorHandlers.of(definition.errorHandler());
        Optional<ResponseCache> cache =
                cached || Boolean.TRUE.equals(definition.useCache()) ? Optional.of(caches.of(name)) : Optional.empty();
        return requester(
                name, RequestTemplates.of(definition, scope), authenticator, errorHandler, decoder, budget, cache);
    }

    private Requester requester(
            String name,
            RequestTemplate template,
            Authenticator authenticator,
            ErrorHandler errorHandler,
            Decoder decoder,
            ApiBudget ownBudget,
            Optional<ResponseCache> cache) {
        int limit = decoder.pagingView() == PagingView.BODY ? WHOLE_BODY_LIMIT : STREAMED_BODY_LIMIT;
        HttpSession http = new HttpSession(transport, ownBudget, cache, limit, session.clock());
        Sender sender =
                new Sender(name, http, authenticator, errorHandler, decoder, session.clock(), session.messages());
        return new HttpRequester(name, template, authenticator, http, sender, userAgent);
    }

    /** What authenticators need for themselves. */
    private final class OwnRequesters implements Requesters {
        @Override
        public Requester login(
                dev.pintail.manifest.component.Requester.HttpRequester definition, String name, Decoder decoder) {
            return create(definition, name, decoder, false);
        }

        @Override
        public Requester quotaStatus(QuotaStatusSource definition, Authenticator token) {
            return requester(
                    "quota_status",
                    RequestTemplates.of(definition, scope),
                    token,
                    errorHandlers.ignoring(definition.unavailableStatusCodes()),
                    new JsonDecoder(),
                    ApiBudget.unlimited(session.clock()),
                    Optional.empty());
        }
    }
}
