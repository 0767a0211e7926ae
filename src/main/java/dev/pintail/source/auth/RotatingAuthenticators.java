package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.budget.Budgets;
import dev.pintail.source.session.Clock;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Str;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes authenticators with several tokens. Equal definitions share one, so that all streams spend from the same counters.
 * Thread-safe.
 */
final class RotatingAuthenticators {
    private final Scope scope;
    private final Requesters requesters;
    private final Budgets matchers;
    private final Clock clock;
    private final Map<RateLimitedMultipleTokenAuthenticator, RotatingTokens> shared = new ConcurrentHashMap<>();

    RotatingAuthenticators(Scope scope, Requesters requesters, Budgets matchers, Clock clock) {
        this.scope = requireNonNull(scope, "scope is null");
        this.requesters = requireNonNull(requesters, "requesters is null");
        this.matchers = requireNonNull(matchers, "matchers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws SourceException if the configuration has no token */
    RotatingTokens of(RateLimitedMultipleTokenAuthenticator definition) {
        return shared.computeIfAbsent(withoutParameters(definition), this::make);
    }

    private RotatingTokens make(RateLimitedMultipleTokenAuthenticator definition) {
        List<String> tokens = tokens(definition);
        if (tokens.isEmpty()) {
            throw new SourceException(
                    ErrorCode.CONFIG_INVALID,
                    FailureType.CONFIG_ERROR,
                    "Authentication tokens are missing from the configuration.",
                    "RateLimitedMultipleTokenAuthenticator requires at least one token",
                    "Give at least one token.",
                    null);
        }
        IsoDuration maxWait = IsoDuration.parse(text(definition.maxWaitTime()));
        if (maxWait.isCalendar()) {
            throw Authenticators.invalid("max_wait_time must be a duration of fixed length, such as PT2H");
        }
        RotatingTokens.Settings settings = new RotatingTokens.Settings(
                tokens,
                definition.header(),
                definition.authMethod(),
                maxWait.exact(),
                definition.budgetReserveFraction(),
                definition.budgetMinReserve());
        Map<String, Requester> status = new LinkedHashMap<>();
        for (String token : tokens) {
            String value = definition.authMethod() + " " + token;
            status.put(
                    token,
                    requesters.quotaStatus(
                            definition.quotaStatusSource(),
                            new TokenAuth(OptionPlace.header(definition.header()), () -> value, 1)));
        }
        QuotaStatus quotas = new QuotaStatus(
                status,
                definition.quotas().stream().map(this::quota).toList(),
                statuses(definition.quotaStatusSource().unavailableStatusCodes()),
                clock);
        return new RotatingTokens(settings, quotas, clock);
    }

    private List<String> tokens(RateLimitedMultipleTokenAuthenticator definition) {
        Stream<String> texts = definition.tokens() instanceof List<?> list
                ? list.stream().map(template -> text((String) template))
                : Arrays.stream(text((String) definition.tokens()).split(Pattern.quote(delimiter(definition)), -1));
        return texts.map(String::strip).filter(token -> !token.isEmpty()).toList();
    }

    private static String delimiter(RateLimitedMultipleTokenAuthenticator definition) {
        return definition.tokenDelimiter().isEmpty() ? "," : definition.tokenDelimiter();
    }

    private TokenQuota quota(RateLimitedMultipleTokenAuthenticator.TokenQuota definition) {
        return new TokenQuota(
                definition.name(),
                definition.remainingPath(),
                definition.resetPath(),
                Optional.of(definition.limitPath()).filter(path -> !path.isEmpty()),
                definition.matchers().stream().map(matchers::matcher).toList(),
                new TokenQuota.QuotaHeaders(
                        Optional.ofNullable(definition.remainingHeader()),
                        Optional.ofNullable(definition.resetHeader()),
                        Optional.ofNullable(definition.limitHeader()),
                        statuses(definition.exhaustionStatusCodes())));
    }

    private static Set<Integer> statuses(List<Long> statuses) {
        return statuses.stream().map(Math::toIntExact).collect(Collectors.toSet());
    }

    private String text(String template) {
        return Str.of(new InterpolatedString(template, Map.of()).eval(scope));
    }

    /** Parameters differ from stream to stream, and nothing here uses them. */
    private static RateLimitedMultipleTokenAuthenticator withoutParameters(
            RateLimitedMultipleTokenAuthenticator definition) {
        RateLimitedMultipleTokenAuthenticator.QuotaStatusSource source = definition.quotaStatusSource();
        return new RateLimitedMultipleTokenAuthenticator(
                definition.tokens(),
                definition.tokenDelimiter(),
                definition.authMethod(),
                definition.header(),
                new RateLimitedMultipleTokenAuthenticator.QuotaStatusSource(
                        source.url(),
                        source.httpMethod(),
                        source.requestHeaders(),
                        source.unavailableStatusCodes(),
                        Map.of()),
                definition.quotas().stream()
                        .map(quota -> new RateLimitedMultipleTokenAuthenticator.TokenQuota(
                                quota.name(),
                                quota.remainingPath(),
                                quota.resetPath(),
                                quota.limitPath(),
                                quota.matchers(),
                                quota.remainingHeader(),
                                quota.resetHeader(),
                                quota.limitHeader(),
                                quota.exhaustionStatusCodes(),
                                Map.of()))
                        .toList(),
                definition.maxWaitTime(),
                definition.budgetReserveFraction(),
                definition.budgetMinReserve(),
                Map.of());
    }
}
