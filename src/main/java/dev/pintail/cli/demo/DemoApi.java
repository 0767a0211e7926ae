package dev.pintail.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sample API of the demo, on loopback: ringing stations by page number, sightings of ringed ducks by page cursor.
 *
 * <p>It asks for a bearer token, limits the rate of the very first request for sightings, and answers errors as JSON, like the
 * APIs that it stands for. Thread-safe.
 */
public final class DemoApi implements AutoCloseable {
    /** The token it accepts. */
    public static final String TOKEN = "demo-token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("demo-api-", 1).daemon().factory());
    private final DuckSightings sightings;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger sightingRequests = new AtomicInteger();

    private DemoApi(HttpServer server, DuckSightings sightings) {
        this.server = server;
        this.sightings = sightings;
    }

    /** Starts it on a free port. */
    public static DemoApi start(Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoApi api = new DemoApi(server, new DuckSightings(clock.instant()));
        server.createContext("/v1/stations", exchange -> api.answer(exchange, api::stations));
        server.createContext("/v1/sightings", exchange -> api.answer(exchange, api::sightings));
        server.setExecutor(api.threads);
        server.start();
        return api;
    }

    public String baseUrl() {
        return "http://%s:%d"
                .formatted(
                        server.getAddress().getHostString(), server.getAddress().getPort());
    }

    /** Requests served so far. */
    public int requests() {
        return requests.get();
    }

    /** Lets some more ducks be seen, right now. */
    public void addSightings(int count, Instant now) {
        sightings.add(count, now);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Endpoint {
        Answer answer(Map<String, String> query);
    }

    private record Answer(int status, Map<String, Object> body, Map<String, String> headers) {
        static Answer ok(Map<String, Object> body) {
            return new Answer(200, body, Map.of());
        }
    }

    private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Answer answer =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? endpoint.answer(query(exchange.getRequestURI().getRawQuery()))
                            : new Answer(401, Map.of("error", "Send the token as Authorization: Bearer ..."), Map.of());
            byte[] body = JsonWriter.COMPACT.write(answer.body()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer stations(Map<String, String> query) {
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int size = Integer.parseInt(query.getOrDefault("per_page", "5"));
        List<Map<String, Object>> all = DuckSightings.STATIONS;
        int from = Math.min((page - 1) * size, all.size());
        return Answer.ok(Map.of("data", all.subList(from, Math.min(from + size, all.size()))));
    }

    private Answer sightings(Map<String, String> query) {
        if (sightingRequests.incrementAndGet() == 1) {
            return new Answer(429, Map.of("error", "Slow down."), Map.of("Retry-After", "0"));
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        List<Map<String, Object>> found =
                sightings.after(Instant.parse(query.getOrDefault("seen_after", "2000-01-01T00:00:00Z")));
        int to = Math.min(from + limit, found.size());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", found.subList(Math.min(from, to), to));
        body.put("next", to < found.size() ? String.valueOf(to) : null);
        return Answer.ok(body);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(
                        URLDecoder.decode(parts[0], UTF_8), parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return query;
    }
}
