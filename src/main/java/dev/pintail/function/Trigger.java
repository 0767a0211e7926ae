package dev.pintail.function;

import dev.pintail.sync.SyncRequest.OnFailure;
import java.util.Locale;

/** Who sent the event: it decides how a failure is told when the request does not say, and what the sender may ask for. */
enum Trigger {
    /** An SDK, {@code aws lambda invoke}, the command. */
    DIRECT(OnFailure.THROW, true),
    STEP_FUNCTIONS(OnFailure.RETURN, true),
    /** EventBridge Scheduler. */
    SCHEDULE(OnFailure.THROW, false),
    /** A rule of an EventBridge bus. */
    RULE(OnFailure.THROW, false),
    CLOUD_EVENT(OnFailure.THROW, false),
    /** A new object in a bucket. */
    OBJECT(OnFailure.THROW, false),
    /** SNS. */
    TOPIC(OnFailure.THROW, false),
    /** SQS; a failure is told per message. */
    QUEUE(OnFailure.RETURN, false),
    /** A function URL or API Gateway. */
    HTTP(OnFailure.RETURN, false);

    private final OnFailure onFailure;
    private final boolean inline;

    Trigger(OnFailure onFailure, boolean inline) {
        this.onFailure = onFailure;
        this.inline = inline;
    }

    /** How a failure is told unless the request says otherwise: thrown where nobody waits for the answer. */
    OnFailure onFailure() {
        return onFailure;
    }

    /** Whether the sender may bring a connection of its own without being allowed to by a setting. */
    boolean mayBringConnections() {
        return inline;
    }

    /** For logs, for example {@code step-functions}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
