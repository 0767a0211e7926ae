package dev.pintail.source.requester;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.source.http.Headers;
import dev.pintail.source.http.RefreshableAuthenticator;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.http.RotatingAuthenticator;
import dev.pintail.source.http.error.BackoffStrategy;
import dev.pintail.source.http.error.Outcome;
import dev.pintail.source.http.error.Resolution;
import dev.pintail.source.http.error.Retry;
import dev.pintail.source.http.exchange.Answer;
import dev.pintail.source.http.exchange.RequestFailure;
import java.util.OptionalDouble;

/** One request on its way through its attempts. Belongs to one thread. */
final class Sending {
    private static final System.Logger LOG = System.getLogger(Sending.class.getName());
    /** Before the retry with another token, which need not wait for the spent one. */
    private static final double ROTATION_SECONDS = 0.1;

    private final Sender sender;
    private Request request;
    private int attempts;
    private Refreshing refreshing = Refreshing.NOT_YET;

    Sending(Sender sender, Request request) {
        this.sender = sender;
        this.request = request;
    }

    /** Signs and sends the request, and judges what comes back. */
    DecodedResponse attempt() throws Retry, InterruptedException {
        attempts++;
        sign();
        Outcome outcome = send();
        Resolution resolution = sender.errorHandler().interpret(outcome);
        return switch (resolution.action()) {
            case SUCCESS, IGNORE -> accept(outcome, resolution);
            case FAIL -> throw failure(outcome, resolution);
            case RETRY -> throw retry(outcome, resolution);
            case RATE_LIMITED -> {
                sender.announceRateLimit();
                throw retry(outcome, resolution);
            }
            case REFRESH_TOKEN_THEN_RETRY -> {
                refreshToken(resolution);
                throw retry(outcome, resolution);
            }
            case RESET_PAGINATION -> throw signal(RetrievalSignal.Action.RESET_PAGINATION, outcome, resolution);
            case REDUCE_PAGE_SIZE -> throw signal(RetrievalSignal.Action.REDUCE_PAGE_SIZE, outcome, resolution);
            case SPLIT_REQUEST_WINDOW -> throw signal(RetrievalSignal.Action.SPLIT_REQUEST_WINDOW, outcome, resolution);
        };
    }

    /** The headers alone: parameters and body keep the credentials that they were prepared with. */
    private void sign() throws InterruptedException {
        Headers headers = new Headers(request.headers());
        headers.putAll(sender.authenticator().headers(request));
        request = request.withHeaders(headers.toList());
    }

    private Outcome send() throws InterruptedException {
        try {
            Answer answer = sender.session().send(request);
            if (sender.authenticator() instanceof RotatingAuthenticator rotating && !answer.fromCache()) {
                rotating.learn(request, answer.response());
            }
            return new Outcome.Answered(request, answer.response());
        } catch (RequestFailure e) {
            return new Outcome.Unanswered(request, e);
        }
    }

    private DecodedResponse accept(Outcome outcome, Resolution resolution) throws Retry {
        Response response = outcome.response().orElseThrow();
        if (resolution.action() == ResponseAction.IGNORE) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> resolution.message().isEmpty()
                            ? "Ignoring the answer with status code " + response.status()
                            : resolution.message());
        }
        if (!response.ok()) {
            response.body().close();
            return LiveResponse.withoutBodies(response);
        }
        try {
            return LiveResponse.of(response, sender.decoder());
        } catch (SourceException e) {
            response.body().close();
            if (e.code() != ErrorCode.SOURCE_RESPONSE_INVALID
                    || sender.decoder().pagingView() != PagingView.BODY) {
                throw e;
            }
            // Nobody wants the records of what is ignored, and an answer that leads elsewhere has none.
            if (resolution.action() == ResponseAction.IGNORE || response.status() >= 300) {
                return LiveResponse.withoutBodies(response);
            }
            sender.session().forget(request);
            throw retry(outcome, new Resolution(ResponseAction.RETRY, FailureType.SYSTEM_ERROR, e.getMessage()), e);
        }
    }

    private Retry retry(Outcome outcome, Resolution resolution) {
        return retry(outcome, resolution, null);
    }

    private Retry retry(Outcome outcome, Resolution resolution, SourceException cause) {
        Retry retry = spaced(outcome, resolution, cause);
        close(outcome);
        return retry;
    }

    private Retry spaced(Outcome outcome, Resolution resolution, SourceException cause) {
        boolean rateLimit = resolution.action() == ResponseAction.RATE_LIMITED;
        if (rateLimit
                && sender.authenticator() instanceof RotatingAuthenticator rotating
                && rotating.hasAlternative(request)) {
            return Retry.after(ROTATION_SECONDS, resolution, outcome, cause);
        }
        for (BackoffStrategy strategy : sender.errorHandler().backoffStrategies()) {
            OptionalDouble seconds = strategy.seconds(outcome, attempts);
            if (seconds.isPresent() && seconds.getAsDouble() != 0) {
                return Retry.after(seconds.getAsDouble(), resolution, outcome, cause);
            }
        }
        return Retry.usual(rateLimit, resolution, outcome, cause);
    }

    private void refreshToken(Resolution resolution) throws InterruptedException {
        if (refreshing != Refreshing.NOT_YET) {
            throw Failures.rejectedAgain(request, refreshing == Refreshing.DONE, resolution);
        }
        if (!(sender.authenticator() instanceof RefreshableAuthenticator authenticator)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The authenticator cannot refresh its token; the request is only repeated");
            return;
        }
        refreshing = Refreshing.FAILED;
        try {
            // Another request may have got a new token since this one was sent.
            String current = authenticator.headers(request).get("Authorization");
            if (request.header("Authorization")
                    .filter(sent -> !sent.equals(current))
                    .isEmpty()) {
                authenticator.refresh();
            }
            refreshing = Refreshing.DONE;
        } catch (SourceException e) {
            if (e.code() == ErrorCode.SOURCE_AUTH_FAILED) {
                throw e.failureType() == FailureType.CONFIG_ERROR ? e : Failures.refreshRefused(e);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The token could not be refreshed; the request is repeated with the old one",
                    e);
        }
    }

    private static SourceException failure(Outcome outcome, Resolution resolution) {
        SourceException failure = Failures.failed(outcome, resolution);
        close(outcome);
        return failure;
    }

    private static RetrievalSignal signal(RetrievalSignal.Action action, Outcome outcome, Resolution resolution) {
        close(outcome);
        return new RetrievalSignal(action, resolution.message());
    }

    private static void close(Outcome outcome) {
        outcome.response().ifPresent(response -> response.body().close());
    }

    /** A token is refreshed once for a request at most. */
    private enum Refreshing {
        NOT_YET,
        FAILED,
        DONE
    }
}
