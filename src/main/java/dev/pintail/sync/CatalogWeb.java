package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.Web;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The catalogue's way to the network: the same proxies, certificates and guard as a connector's. It opens connections when the first
 * file is asked for and keeps them. Thread-safe.
 */
final class CatalogWeb implements Web {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(30));

    private final Supplier<Transport> opening;
    private Transport transport;

    CatalogWeb(Supplier<Transport> opening) {
        this.opening = requireNonNull(opening, "opening is null");
    }

    @Override
    public Answer get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        List<Header> sent = headers.entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        Response response = transport().send(new Request("GET", uri.toString(), sent, null, TIMEOUTS));
        Map<String, String> received = new HashMap<>();
        response.headerValues().forEach((name, value) -> received.put(name.toLowerCase(Locale.ROOT), value));
        return new Answer(response.status(), received, response.body().stream());
    }

    private synchronized Transport transport() {
        if (transport == null) {
            transport = opening.get();
        }
        return transport;
    }
}
