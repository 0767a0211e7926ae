package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.exchange.HttpSession;
import dev.pintail.source.http.exchange.RequestDraft;

/** The requester of a manifest. Thread-safe. */
final class HttpRequester implements Requester {
    private final String name;
    private final RequestTemplate template;
    private final Authenticator authenticator;
    private final HttpSession session;
    private final Sender sender;
    private final String userAgent;

    HttpRequester(
            String name,
            RequestTemplate template,
            Authenticator authenticator,
            HttpSession session,
            Sender sender,
            String userAgent) {
        this.name = requireNonNull(name, "name is null");
        this.template = requireNonNull(template, "template is null");
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.session = requireNonNull(session, "session is null");
        this.sender = requireNonNull(sender, "sender is null");
        this.userAgent = requireNonNull(userAgent, "userAgent is null");
    }

    @Override
    public DecodedResponse send(Input input) throws InterruptedException {
        RequestDraft draft = template.fill(input, authenticator::options);
        Request request = session.withCookies(draft.prepare(userAgent));
        return sender.send(request);
    }

    @Override
    public String name() {
        return name;
    }
}
