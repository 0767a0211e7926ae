package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/** How many calls are allowed in which time. */
public sealed interface CallRatePolicy {
    /** All of them. */
    OneOf<CallRatePolicy> SHAPE =
            oneOf(FixedWindowCallRatePolicy.SHAPE, MovingWindowCallRatePolicy.SHAPE, UnlimitedCallRatePolicy.SHAPE);

    /**
     * So many calls in each period.
     *
     * @param period ISO 8601 duration
     */
    record FixedWindowCallRatePolicy(String period, long callLimit, List<HttpRequestRegexMatcher> matchers)
            implements CallRatePolicy {
        static final Component<FixedWindowCallRatePolicy> SHAPE =
                component("FixedWindowCallRatePolicy", FixedWindowCallRatePolicy::read);

        static FixedWindowCallRatePolicy read(Node node) {
            return new FixedWindowCallRatePolicy(
                    node.required("period", TEXT),
                    node.required("call_limit", WHOLE_NUMBER),
                    node.required("matchers", listOf(HttpRequestRegexMatcher.SHAPE)));
        }
    }

    /** So many calls in any period. */
    record MovingWindowCallRatePolicy(List<Rate> rates, List<HttpRequestRegexMatcher> matchers)
            implements CallRatePolicy {
        static final Component<MovingWindowCallRatePolicy> SHAPE =
                component("MovingWindowCallRatePolicy", MovingWindowCallRatePolicy::read);

        static MovingWindowCallRatePolicy read(Node node) {
            return new MovingWindowCallRatePolicy(
                    node.required("rates", listOf(Rate.SHAPE)),
                    node.required("matchers", listOf(HttpRequestRegexMatcher.SHAPE)));
        }
    }

    /** No limit. */
    record UnlimitedCallRatePolicy(List<HttpRequestRegexMatcher> matchers) implements CallRatePolicy {
        static final Component<UnlimitedCallRatePolicy> SHAPE =
                component("UnlimitedCallRatePolicy", UnlimitedCallRatePolicy::read);

        static UnlimitedCallRatePolicy read(Node node) {
            return new UnlimitedCallRatePolicy(node.required("matchers", listOf(HttpRequestRegexMatcher.SHAPE)));
        }
    }

    /**
     * A number of calls and a time.
     *
     * @param limit calls, or a template
     * @param interval ISO 8601 duration
     */
    record Rate(Object limit, String interval) {
        static final Component<Rate> SHAPE = untyped("Rate", Rate::read);

        static Rate read(Node node) {
            return new Rate(node.required("limit", WHOLE_NUMBER_OR_TEXT), node.required("interval", TEXT));
        }
    }
}
