package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.NUMBER;
import static dev.pintail.manifest.component.Shapes.NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.atLeast;

import java.util.Map;

/** How long to wait before a request is sent again. */
public sealed interface BackoffStrategy {
    /** All of them. */
    OneOf<BackoffStrategy> SHAPE = oneOf(
            ConstantBackoffStrategy.SHAPE,
            ExponentialBackoffStrategy.SHAPE,
            WaitTimeFromHeader.SHAPE,
            WaitTimeFromResponse.SHAPE,
            WaitUntilTimeFromHeader.SHAPE,
            CustomBackoffStrategy.SHAPE);

    /**
     * Always the same time.
     *
     * @param backoffTimeInSeconds seconds, or a template
     * @param jitterRangeInSeconds up to so many random seconds more
     */
    record ConstantBackoffStrategy(
            Object backoffTimeInSeconds, Double jitterRangeInSeconds, Map<String, Object> parameters)
            implements BackoffStrategy {
        static final Component<ConstantBackoffStrategy> SHAPE =
                component("ConstantBackoffStrategy", ConstantBackoffStrategy::read);

        static ConstantBackoffStrategy read(Node node) {
            return new ConstantBackoffStrategy(
                    node.required("backoff_time_in_seconds", atLeast(0, NUMBER_OR_TEXT)),
                    node.optional("jitter_range_in_seconds", atLeast(0, NUMBER)),
                    node.parameters());
        }
    }

    /**
     * Twice as long each time.
     *
     * @param factor seconds, or a template; attempt {@code n} waits {@code factor * 2^n}
     * @param jitterRangeInSeconds up to so many random seconds more
     */
    record ExponentialBackoffStrategy(Object factor, Double jitterRangeInSeconds, Map<String, Object> parameters)
            implements BackoffStrategy {
        static final Component<ExponentialBackoffStrategy> SHAPE =
                component("ExponentialBackoffStrategy", ExponentialBackoffStrategy::read);

        static ExponentialBackoffStrategy read(Node node) {
            return new ExponentialBackoffStrategy(
                    node.optional("factor", NUMBER_OR_TEXT, 5.0),
                    node.optional("jitter_range_in_seconds", atLeast(0, NUMBER)),
                    node.parameters());
        }
    }

    /**
     * The seconds that a response header says.
     *
     * @param regex its first group is the number
     * @param maxWaitingTimeInSeconds seconds, or a template; longer waits fail
     */
    record WaitTimeFromHeader(
            String header, String regex, Object maxWaitingTimeInSeconds, Map<String, Object> parameters)
            implements BackoffStrategy {
        static final Component<WaitTimeFromHeader> SHAPE = component("WaitTimeFromHeader", WaitTimeFromHeader::read);

        static WaitTimeFromHeader read(Node node) {
            return new WaitTimeFromHeader(
                    node.required("header", TEXT),
                    node.optional("regex", TEXT),
                    node.optional("max_waiting_time_in_seconds", NUMBER_OR_TEXT),
                    node.parameters());
        }
    }

    /**
     * The seconds that a template finds in the response.
     *
     * @param waitTimeInSeconds a template over {@code response} and {@code headers}
     * @param maxWaitingTimeInSeconds seconds, or a template; longer waits fail
     */
    record WaitTimeFromResponse(
            String waitTimeInSeconds, Object maxWaitingTimeInSeconds, Map<String, Object> parameters)
            implements BackoffStrategy {
        static final Component<WaitTimeFromResponse> SHAPE =
                component("WaitTimeFromResponse", WaitTimeFromResponse::read);

        static WaitTimeFromResponse read(Node node) {
            return new WaitTimeFromResponse(
                    node.required("wait_time_in_seconds", TEXT),
                    node.optional("max_waiting_time_in_seconds", NUMBER_OR_TEXT),
                    node.parameters());
        }
    }

    /**
     * Until the Unix time that a response header says.
     *
     * @param minWait seconds, or a template
     * @param regex its first group is the number
     * @param maxWaitingTimeInSeconds seconds, or a template; longer waits fail
     */
    record WaitUntilTimeFromHeader(
            String header, Object minWait, String regex, Object maxWaitingTimeInSeconds, Map<String, Object> parameters)
            implements BackoffStrategy {
        static final Component<WaitUntilTimeFromHeader> SHAPE =
                component("WaitUntilTimeFromHeader", WaitUntilTimeFromHeader::read);

        static WaitUntilTimeFromHeader read(Node node) {
            return new WaitUntilTimeFromHeader(
                    node.required("header", TEXT),
                    node.optional("min_wait", NUMBER_OR_TEXT),
                    node.optional("regex", TEXT),
                    node.optional("max_waiting_time_in_seconds", NUMBER_OR_TEXT),
                    node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomBackoffStrategy(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements BackoffStrategy, CustomCode {
        static final Component<CustomBackoffStrategy> SHAPE =
                component("CustomBackoffStrategy", CustomBackoffStrategy::read);

        static CustomBackoffStrategy read(Node node) {
            return new CustomBackoffStrategy(
                    node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
