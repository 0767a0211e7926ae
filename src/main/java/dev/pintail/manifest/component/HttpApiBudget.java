package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/**
 * How often the API may be called, over all streams.
 *
 * @param ratelimitResetHeader response header with the time of the reset
 * @param ratelimitRemainingHeader response header with the calls left
 */
public record HttpApiBudget(
        List<CallRatePolicy> policies,
        String ratelimitResetHeader,
        String ratelimitRemainingHeader,
        List<Long> statusCodesForRatelimitHit) {
    static final Component<HttpApiBudget> SHAPE = component("HTTPAPIBudget", HttpApiBudget::read);

    static HttpApiBudget read(Node node) {
        return new HttpApiBudget(
                node.required("policies", listOf(CallRatePolicy.SHAPE)),
                node.optional("ratelimit_reset_header", TEXT, "ratelimit-reset"),
                node.optional("ratelimit_remaining_header", TEXT, "ratelimit-remaining"),
                node.optional("status_codes_for_ratelimit_hit", listOf(WHOLE_NUMBER), List.of(429L)));
    }
}
