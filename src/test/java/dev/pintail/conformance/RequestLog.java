package dev.pintail.conformance;

import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Sends what is meant for Stripe to a copy of it, and notes what was sent. */
final class RequestLog implements Transport {
    private static final String STRIPE = "https://api.stripe.com";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Transport transport;
    private final String copy;

    RequestLog(Transport transport, String copy) {
        this.transport = transport;
        this.copy = copy;
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        lines.add(line(ComparableRequest.actual(request), name -> value(request, name)));
        return transport.send(new Request(
                request.method(),
                request.url().replace(STRIPE, copy),
                request.headers(),
                request.body(),
                request.timeouts()));
    }

    @Override
    public void close() {
        transport.close();
    }

    /** What was sent so far, sorted. */
    List<String> lines() {
        return lines.stream().sorted().toList();
    }

    /**
     * A request with the headers that decide about its answer.
     *
     * @param headers name to value, null where there is none
     */
    static String line(ComparableRequest request, UnaryOperator<String> headers) {
        StringBuilder line = new StringBuilder(request.toString());
        for (String name : List.of("Authorization", "Stripe-Version", "Stripe-Account")) {
            line.append(' ').append(name).append('=').append(headers.apply(name));
        }
        return line.toString();
    }

    private static String value(Request request, String name) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }
}
