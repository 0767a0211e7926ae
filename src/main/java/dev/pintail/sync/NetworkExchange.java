package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.secret.ServiceExchange;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reaches the stores of secrets through the same network as the APIs: proxies and certificates are the same. Thread-safe.
 *
 * <p>Whoever runs the program chose the stores, and one of them is the metadata server of the machine, so their hosts may have
 * any address.
 */
final class NetworkExchange implements ServiceExchange {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final int MAX_BYTES = 1 << 20;

    private final Function<Set<String>, Transport> network;
    private final Map<String, Transport> transports = new ConcurrentHashMap<>();

    NetworkExchange(Function<Set<String>, Transport> network) {
        this.network = requireNonNull(network, "network is null");
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
        Transport transport =
                transports.computeIfAbsent(call.url().getHost(), host -> network.apply(Set.of(host)));
        List<Header> headers = call.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        Request request = new Request(
                call.method(),
                call.url().toString(),
                headers,
                call.body().length == 0 ? null : call.body(),
                TIMEOUTS);
        Response response = transport.send(request);
        try (var body = response.body().stream()) {
            return new Answer(response.status(), body.readNBytes(MAX_BYTES));
        }
    }
}
