package dev.pintail.conformance;

import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers requests from a recording: each recorded request once, the first of several equal ones first. */
final class ScriptedTransport implements Transport {
    private final List<Exchange> unused;
    private final List<Exchange> all;
    private Divergence divergence;

    ScriptedTransport(List<Exchange> exchanges) {
        all = List.copyOf(exchanges);
        unused = new ArrayList<>(exchanges);
    }

    @Override
    public Response send(Request request) throws IOException {
        Exchange exchange = take(request);
        if ("timeout".equals(exchange.fault())) {
            throw new HttpTimeoutException("Read timed out.");
        }
        if (exchange.fault() != null) {
            throw new IOException("Connection aborted.");
        }
        return new Response(
                request,
                exchange.status(),
                exchange.responseHeaders(),
                new ByteArrayInputStream(exchange.responseBody()));
    }

    /** What was asked in vain, or what was recorded and not asked; empty when the requests are the reference's. */
    synchronized Optional<Divergence> divergence() {
        if (divergence != null) {
            return Optional.of(divergence);
        }
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Divergence(
                        0,
                        "requests not made",
                        "%d of %d, the first %s"
                                .formatted(
                                        unused.size(),
                                        all.size(),
                                        unused.getFirst().request()),
                        "not made"));
    }

    private synchronized Exchange take(Request request) {
        ComparableRequest actual = ComparableRequest.actual(request);
        List<Exchange> same = unused.stream()
                .filter(exchange -> exchange.request().equals(actual))
                .toList();
        if (same.isEmpty()) {
            fail("request", nearest(actual), actual.toString());
        }
        Optional<Exchange> withHeaders = same.stream()
                .filter(exchange -> missingHeader(exchange, request).isEmpty())
                .findFirst();
        if (withHeaders.isEmpty()) {
            fail(
                    "header of " + actual,
                    missingHeader(same.getFirst(), request).orElseThrow(),
                    request.headers().toString());
        }
        Exchange taken = withHeaders.orElseThrow();
        unused.remove(taken);
        return taken;
    }

    private void fail(String what, String expected, String actual) {
        if (divergence == null) {
            divergence = new Divergence(0, what, expected, actual);
        }
        throw new UnrecordedRequest(divergence.toString());
    }

    private String nearest(ComparableRequest actual) {
        return all.stream()
                .min(Comparator.comparingInt(exchange -> exchange.request().distance(actual)))
                .map(exchange -> exchange.request() + (unused.contains(exchange) ? "" : " (already used)"))
                .orElse("none was recorded");
    }

    private static Optional<String> missingHeader(Exchange exchange, Request request) {
        for (Header recorded : exchange.headers()) {
            if (request.headers().stream().noneMatch(actual -> same(recorded, actual))) {
                return Optional.of(recorded.toString());
            }
        }
        return Optional.empty();
    }

    private static boolean same(Header recorded, Header actual) {
        if (!recorded.name().equalsIgnoreCase(actual.name())) {
            return false;
        }
        return recorded.name().equalsIgnoreCase("content-type")
                ? mediaType(recorded.value()).equals(mediaType(actual.value()))
                : recorded.value().equals(actual.value());
    }

    private static String mediaType(String value) {
        return value.split(";", 2)[0].replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Not an exception, so that nobody takes it for a failure of the API and tries again. */
    static final class UnrecordedRequest extends Error {
        private static final long serialVersionUID = 1;

        UnrecordedRequest(String message) {
            super(message);
        }
    }
}
