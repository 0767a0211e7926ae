package dev.pintail.interop;

import static dev.pintail.interop.InteropCase.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers requests as they were recorded, whatever their order, and keeps them. Requests are equal when method, path, the
 * multiset of query parameters and the body are; one that was not recorded gets 404. Thread-safe.
 */
final class ReplayServer implements AutoCloseable {
    /** Stands for the server's own address in configs and bodies. */
    private static final String PLACEHOLDER = "http://127.0.0.1:0";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Map<String, Object>>> answers = new HashMap<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();

    ReplayServer(List<?> exchanges) throws IOException {
        for (Object exchange : exchanges) {
            Map<String, Object> request = object(object(exchange).get("request"));
            String key = key(
                    (String) request.get("method"),
                    (String) request.get("path"),
                    ((List<?>) request.get("query"))
                            .stream().map(JsonWriter.COMPACT::write).toList(),
                    (String) request.getOrDefault("body", ""));
            expected.add(key);
            answers.computeIfAbsent(key, k -> new ArrayDeque<>())
                    .add(object(object(exchange).get("response")));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The text with the server's address in the place of its stand-in. */
    String here(String text) {
        return text.replace(
                PLACEHOLDER, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * What was asked too much or not at all; empty when the requests were the recorded ones.
     *
     * @param shared method and path of what two streams may ask for at the same time: then it may be asked once where it was
     *     recorded twice
     */
    synchronized List<String> differences(Optional<String> shared) {
        List<String> missing = new ArrayList<>(expected);
        List<String> found = new ArrayList<>();
        for (String request : actual) {
            if (!missing.remove(request)) {
                found.add("request not expected: " + request);
            }
        }
        shared.ifPresent(
                once -> missing.removeIf(request -> request.startsWith(once + " ") && actual.contains(request)));
        missing.forEach(request -> found.add("request missing: " + request));
        return found;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        List<String> query = new ArrayList<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            query.add(JsonWriter.COMPACT.write(List.of(
                    URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8))));
        }
        Map<String, Object> answer =
                take(key(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, body));
        byte[] bytes = here((String) answer.get("body")).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        object(answer.get("headers"))
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, String.valueOf(value)));
        exchange.sendResponseHeaders(((Long) answer.get("status")).intValue(), bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Map<String, Object> take(String key) {
        actual.add(key);
        Deque<Map<String, Object>> recorded = answers.get(key);
        if (recorded == null) {
            return Map.of("status", 404L, "headers", Map.of(), "body", "{}");
        }
        return recorded.size() > 1 ? recorded.poll() : recorded.peek();
    }

    private static String key(String method, String path, List<String> query, String body) {
        return "%s %s %s %s".formatted(method, path, query.stream().sorted().toList(), body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
