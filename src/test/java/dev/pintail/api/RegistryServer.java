package dev.pintail.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A small registry on loopback, laid out as Airbyte's, whose answers a test can spoil. */
public final class RegistryServer implements AutoCloseable {
    /** What may go wrong with an answer. */
    public enum Fault {
        /** Half of the body, with the length of the whole. */
        TRUNCATED,
        /** A web page with status 200. */
        WEB_PAGE,
        /** Status 500. */
        ERROR,
        /** One byte is another one. */
        CORRUPT
    }

    private final HttpServer server;
    private final Map<String, Map<String, Object>> latest = new TreeMap<>();
    private final Map<String, Map<String, Map<String, Object>>> versions = new TreeMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RegistryServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        publish();
    }

    /** What PINTAIL_REGISTRY has to be. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/files";
    }

    /** Publishes a version, which becomes the latest; {@code fields} are laid over its entry. */
    public RegistryServer connector(String name, String version, String manifest, Map<String, Object> fields) {
        Map<String, Object> entry = new LinkedHashMap<>(Map.of(
                "dockerRepository",
                "airbyte/" + name,
                "dockerImageTag",
                version,
                "name",
                name,
                "language",
                "manifest-only",
                "license",
                "MIT",
                "supportLevel",
                "community",
                "sourceDefinitionId",
                "00000000-0000-0000-0000-000000000000",
                "documentationUrl",
                "https://docs.example.com/" + name));
        entry.putAll(fields);
        latest.put(name, entry);
        versions.computeIfAbsent(name, n -> new TreeMap<>())
                .put(version, new LinkedHashMap<>(Map.of("version", version)));
        String folder = "metadata/airbyte/" + name + "/" + version + "/";
        files.put(folder + "oss.json", json(entry));
        if (manifest != null) {
            files.put(folder + "manifest.yaml", manifest.getBytes(UTF_8));
        }
        publish();
        return this;
    }

    /** Withdraws a version; the index keeps showing it, as the real one does for some minutes. */
    public void yank(String name, String version) {
        versions.get(name).get(version).put("yanked", true);
        publish();
    }

    /** Marks a version as being on trial. */
    public void candidate(String name, String version) {
        versions.get(name).get(version).put("is_release_candidate", true);
        publish();
    }

    /** Puts another text under the same version. */
    public void replaceManifest(String name, String version, String manifest) {
        files.put("metadata/airbyte/" + name + "/" + version + "/manifest.yaml", manifest.getBytes(UTF_8));
    }

    /** Spoils every answer for a path that ends so. */
    public void spoil(String pathEnd, Fault fault) {
        faults.put(pathEnd, fault);
    }

    public void heal() {
        faults.clear();
    }

    /** The paths that were asked for, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void publish() {
        List<Object> sources = new ArrayList<>(latest.values());
        files.put("registries/v0/oss_registry.json", json(Map.of("sources", sources, "destinations", List.of())));
        versions.forEach((name, known) -> files.put(
                "metadata/airbyte/" + name + "/versions.json",
                json(Map.of("connector", name, "versions", List.copyOf(known.values())))));
    }

    private static byte[] json(Object value) {
        return JsonWriter.COMPACT.write(value).getBytes(UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/files/", "");
            requests.add(path);
            Fault fault = faults.entrySet().stream()
                    .filter(spoiled -> path.endsWith(spoiled.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            byte[] body = files.get(path);
            if (fault == Fault.ERROR) {
                exchange.sendResponseHeaders(500, -1);
            } else if (fault == Fault.WEB_PAGE) {
                send(exchange, "<html><body>Sign in to the guest network</body></html>".getBytes(UTF_8));
            } else if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, body, fault);
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
        String etag = "\"" + Arrays.hashCode(body) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else if (fault == Fault.TRUNCATED) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        } else if (fault == Fault.CORRUPT) {
            byte[] other = body.clone();
            other[other.length / 2] ^= 1;
            send(exchange, other);
        } else {
            send(exchange, body);
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
