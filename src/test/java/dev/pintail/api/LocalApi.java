package dev.pintail.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A {@link ServiceApi} whose answers depend on nothing but path and query. */
public final class LocalApi implements AutoCloseable {
    private final ServiceApi service;

    /** What the server sends back. */
    public record Answer(int status, String contentType, String body) {
        public static Answer json(Object value) {
            return json(200, value);
        }

        public static Answer json(int status, Object value) {
            return new Answer(status, "application/json", JsonWriter.COMPACT.write(value));
        }
    }

    public LocalApi(Function<URI, Answer> answers) {
        service = new ServiceApi(request -> answers.apply(request.uri()));
    }

    public String url() {
        return service.url();
    }

    /** Path and query of every request so far, in order. */
    public List<URI> requests() {
        return service.asked().stream().map(ServiceApi.Asked::uri).toList();
    }

    /** The decoded query; of repeated names the last counts. */
    public static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        service.close();
    }
}
