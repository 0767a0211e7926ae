package dev.pintail.source.retrieve;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.session.Clock;
import java.time.Duration;

/**
 * The page size to ask for while one slice is read and the API asks for smaller pages ({@code REDUCE_PAGE_SIZE}).
 *
 * <p>Belongs to one thread.
 */
final class PageSizeReducer {
    private final PageSizePolicy policy;
    private final String stream;
    private final Long configured;
    private final Clock clock;
    private Long current;
    private long reductionsInVain;
    private long retriesAtMinimum;

    PageSizeReducer(PageSizePolicy policy, String stream, Long configured, Clock clock) {
        this.policy = policy;
        this.stream = stream;
        this.configured = configured;
        this.clock = clock;
    }

    /** The page size to ask for instead of the configured one; null for that one. */
    Long reduced() {
        return current;
    }

    /**
     * Makes the page smaller and waits.
     *
     * @param rejection what the error handler said about the page; may be empty
     * @throws SourceException if it cannot become smaller, or became smaller too often in vain
     */
    void reduce(String rejection) throws InterruptedException {
        if (configured == null) {
            throw failure(
                    FailureType.CONFIG_ERROR,
                    "Stream " + stream + " is set up to reduce its page size on error but does not define one.",
                    rejection);
        }
        long size = current == null ? configured : current;
        long smaller = Math.max(policy.minimum(), (long) Math.floor(size / policy.factor()));
        if (smaller >= size) {
            retryAtMinimum(size, rejection);
            return;
        }
        reductionsInVain++;
        if (reductionsInVain > policy.maxAttempts()) {
            throw failure(
                    FailureType.TRANSIENT_ERROR,
                    "The source keeps rejecting pages of stream " + stream
                            + " at every page size the connector requested, down to " + size + " records per page.",
                    rejection);
        }
        current = smaller;
        sleep(reductionsInVain);
    }

    /** Goes on with the size that another reading of the slice had come to; null for the configured one. */
    void resume(Long size) {
        current = size;
    }

    /** Tells that a page came through. */
    void pageRead() {
        reductionsInVain = 0;
        retriesAtMinimum = 0;
        if (policy.restoreAfterPage()) {
            current = null;
        }
    }

    private void retryAtMinimum(long size, String rejection) throws InterruptedException {
        if (retriesAtMinimum < policy.retriesAtMinimum()) {
            retriesAtMinimum++;
            sleep(retriesAtMinimum);
            return;
        }
        if (current == null && policy.minimum() > 1) {
            throw failure(
                    FailureType.CONFIG_ERROR,
                    "The page size of stream " + stream + " (" + size
                            + ") is already at or below the configured minimum of " + policy.minimum()
                            + ", so the connector cannot reduce it.",
                    rejection);
        }
        throw failure(
                FailureType.TRANSIENT_ERROR,
                "The source keeps rejecting pages of stream " + stream
                        + " at the smallest page size the connector is allowed to request (" + size
                        + " records per page).",
                rejection);
    }

    private void sleep(long times) throws InterruptedException {
        clock.sleep(Duration.ofNanos(Math.round(policy.backoff().toNanos() * (double) times)));
    }

    private SourceException failure(FailureType type, String message, String rejection) {
        String shown =
                type == FailureType.TRANSIENT_ERROR && !policy.failureMessage().isEmpty()
                        ? message + " " + policy.failureMessage()
                        : message;
        String internal = rejection.isEmpty() ? message : message + " The API rejected the page: " + rejection;
        return new SourceException(ErrorCode.SOURCE_REQUEST_FAILED, type, shown, internal, "", null);
    }
}
