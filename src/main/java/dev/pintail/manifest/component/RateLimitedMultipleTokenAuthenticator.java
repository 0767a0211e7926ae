package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.NUMBER;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.listOf;
import static dev.pintail.manifest.component.Shapes.mapOf;
import static dev.pintail.manifest.component.Shapes.setOf;

import java.util.List;
import java.util.Map;

/**
 * Several tokens with quotas; rotates when one is used up, waits when all are.
 *
 * @param tokens a template whose value is split, or a list of templates
 * @param authMethod stands before the token
 * @param maxWaitTime ISO 8601 duration, a template
 * @param budgetReserveFraction part of the quota below which requests slow down
 * @param budgetMinReserve calls below which requests slow down
 */
public record RateLimitedMultipleTokenAuthenticator(
        Object tokens,
        String tokenDelimiter,
        String authMethod,
        String header,
        QuotaStatusSource quotaStatusSource,
        List<TokenQuota> quotas,
        String maxWaitTime,
        double budgetReserveFraction,
        long budgetMinReserve,
        Map<String, Object> parameters)
        implements Authenticator {
    static final Component<RateLimitedMultipleTokenAuthenticator> SHAPE =
            component("RateLimitedMultipleTokenAuthenticator", RateLimitedMultipleTokenAuthenticator::read);

    static RateLimitedMultipleTokenAuthenticator read(Node node) {
        return new RateLimitedMultipleTokenAuthenticator(
                node.required("tokens", either(TEXT, listOf(TEXT, 1))),
                node.optional("token_delimiter", TEXT, ","),
                node.optional("auth_method", TEXT, "Bearer"),
                node.optional("header", TEXT, "Authorization"),
                node.required("quota_status_source", QuotaStatusSource.SHAPE),
                node.required("quotas", listOf(TokenQuota.SHAPE, 1)),
                node.optional("max_wait_time", TEXT, "PT2H"),
                node.optional("budget_reserve_fraction", NUMBER, 0.1),
                node.optional("budget_min_reserve", WHOLE_NUMBER, 50L),
                node.parameters());
    }

    /**
     * The endpoint that tells how much of a token's quota is left.
     *
     * @param unavailableStatusCodes answers that mean: this server has no quotas
     */
    public record QuotaStatusSource(
            String url,
            HttpMethod httpMethod,
            Map<String, String> requestHeaders,
            List<Long> unavailableStatusCodes,
            Map<String, Object> parameters) {
        static final Component<QuotaStatusSource> SHAPE = component("QuotaStatusSource", QuotaStatusSource::read);

        static QuotaStatusSource read(Node node) {
            return new QuotaStatusSource(
                    node.required("url", TEXT),
                    node.optional("http_method", HttpMethod.SHAPE, HttpMethod.GET),
                    node.optional("request_headers", mapOf(TEXT), Map.of()),
                    node.optional("unavailable_status_codes", setOf(WHOLE_NUMBER), List.of()),
                    node.parameters());
        }
    }

    /**
     * One quota of a token and the requests that draw on it.
     *
     * @param remainingPath where the status answer has the calls left
     * @param resetPath where it has the Unix time of the reset
     * @param limitPath where it has the size of the quota
     * @param matchers requests that draw on it; empty for all others
     * @param exhaustionStatusCodes answers that mean: used up
     */
    public record TokenQuota(
            String name,
            List<String> remainingPath,
            List<String> resetPath,
            List<String> limitPath,
            List<HttpRequestRegexMatcher> matchers,
            String remainingHeader,
            String resetHeader,
            String limitHeader,
            List<Long> exhaustionStatusCodes,
            Map<String, Object> parameters) {
        static final Component<TokenQuota> SHAPE = component("TokenQuota", TokenQuota::read);

        static TokenQuota read(Node node) {
            return new TokenQuota(
                    node.required("name", TEXT),
                    node.required("remaining_path", listOf(TEXT)),
                    node.required("reset_path", listOf(TEXT)),
                    node.optional("limit_path", listOf(TEXT), List.of()),
                    node.optional("matchers", listOf(HttpRequestRegexMatcher.SHAPE), List.of()),
                    node.optional("remaining_header", TEXT),
                    node.optional("reset_header", TEXT),
                    node.optional("limit_header", TEXT),
                    node.optional("exhaustion_status_codes", listOf(WHOLE_NUMBER), List.of()),
                    node.parameters());
        }
    }
}
