package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.error.ErrorHandler;
import dev.pintail.source.http.error.Retry;
import dev.pintail.source.http.error.RetryLoop;
import dev.pintail.source.http.exchange.HttpSession;
import dev.pintail.source.session.Clock;

/** Sends prepared requests, as often as the error handler wants. Immutable and thread-safe. */
record Sender(
        String name,
        HttpSession session,
        Authenticator authenticator,
        ErrorHandler errorHandler,
        Decoder decoder,
        Clock clock,
        MessageSink messages) {
    Sender {
        requireNonNull(name, "name is null");
        requireNonNull(session, "session is null");
        requireNonNull(authenticator, "authenticator is null");
        requireNonNull(errorHandler, "errorHandler is null");
        requireNonNull(decoder, "decoder is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(messages, "messages is null");
    }

    /**
     * The answer that the error handler let through.
     *
     * @throws dev.pintail.error.SourceException if it says FAIL, or the retries are used up
     * @throws dev.pintail.source.http.RetrievalSignal if the retriever has to act
     */
    DecodedResponse send(Request request) throws InterruptedException {
        Sending sending = new Sending(this, request);
        try {
            return new RetryLoop(errorHandler.maxRetries(), ErrorHandler.MAX_TIME, clock).run(sending::attempt);
        } catch (Retry last) {
            throw Failures.exhausted(last);
        }
    }

    /** Tells that the API limits the rate. */
    void announceRateLimit() {
        messages.accept(new Message.StreamStatus(name, Message.StreamStatus.Status.RUNNING, true, clock.instant()));
    }
}
