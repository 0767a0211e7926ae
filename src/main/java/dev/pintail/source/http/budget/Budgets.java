package dev.pintail.source.http.budget;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.CallRatePolicy.FixedWindowCallRatePolicy;
import dev.pintail.manifest.component.CallRatePolicy.MovingWindowCallRatePolicy;
import dev.pintail.manifest.component.CallRatePolicy.UnlimitedCallRatePolicy;
import dev.pintail.manifest.component.HttpApiBudget;
import dev.pintail.manifest.component.HttpRequestRegexMatcher;
import dev.pintail.source.session.Clock;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonRegex;
import dev.pintail.template.python.Str;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes budgets and request matchers from their definitions. Immutable. */
public final class Budgets {
    private final Scope scope;
    private final Clock clock;

    /** @param scope with the configuration */
    public Budgets(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /** The budget of a definition; no limits for null. */
    public ApiBudget of(HttpApiBudget definition) {
        if (definition == null) {
            return ApiBudget.unlimited(clock);
        }
        ApiBudget.RateLimitHeaders headers = new ApiBudget.RateLimitHeaders(
                definition.ratelimitResetHeader(),
                definition.ratelimitRemainingHeader(),
                definition.statusCodesForRatelimitHit().stream()
                        .map(Math::toIntExact)
                        .collect(Collectors.toSet()));
        return new ApiBudget(definition.policies().stream().map(this::policy).toList(), headers, clock);
    }

    /** The matcher of a definition. */
    public RequestMatcher matcher(HttpRequestRegexMatcher definition) {
        return new RequestMatcher(
                Optional.ofNullable(definition.method()),
                Optional.ofNullable(definition.urlBase()),
                Optional.ofNullable(definition.urlPathPattern())
                        .filter(pattern -> !pattern.isEmpty())
                        .map(PythonRegex::compile),
                texts(definition.params()),
                texts(definition.headers()),
                weight(definition.weight()));
    }

    private CallRatePolicy policy(dev.pintail.manifest.component.CallRatePolicy definition) {
        return switch (definition) {
            case FixedWindowCallRatePolicy fixed ->
                new FixedWindowPolicy(
                        matchers(fixed.matchers()), duration(fixed.period()), fixed.callLimit(), clock.instant());
            case MovingWindowCallRatePolicy moving -> moving(moving);
            case UnlimitedCallRatePolicy unlimited -> new UnlimitedPolicy(matchers(unlimited.matchers()));
        };
    }

    private MovingWindowPolicy moving(MovingWindowCallRatePolicy definition) {
        if (definition.rates().isEmpty()) {
            throw invalid("The list of rates can not be empty");
        }
        return new MovingWindowPolicy(
                matchers(definition.matchers()),
                definition.rates().stream()
                        .map(rate -> new MovingWindowPolicy.Rate(number(rate.limit()), duration(rate.interval())))
                        .toList());
    }

    private List<RequestMatcher> matchers(List<HttpRequestRegexMatcher> definitions) {
        return definitions.stream().map(this::matcher).toList();
    }

    private int weight(Object raw) {
        long weight = raw == null ? 1 : number(raw);
        if (weight < 1) {
            throw invalid("weight must be >= 1, got " + weight);
        }
        return Math.toIntExact(weight);
    }

    private long number(Object raw) {
        return Numbers.toInt(new InterpolatedString(Str.of(raw), Map.of()).eval(scope))
                .longValue();
    }

    private static Duration duration(String text) {
        IsoDuration duration = IsoDuration.parse(text);
        if (duration.isCalendar()) {
            throw invalid("A period of the api_budget has no fixed length: " + text);
        }
        return duration.exact();
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, Str.of(value)));
        return texts;
    }

    private static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "Correct the api_budget in the manifest.");
    }
}
