package dev.pintail.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pintail.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** S3 as far as files need it. Checks each signature (version 4), query included, against one that it computes itself. */
final class S3StandIn implements AutoCloseable {
    static final String SECRET = "test-secret-key";

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> next = new ArrayDeque<>();
    private volatile int failingPart;
    private volatile boolean failingCompletion;

    private record Answer(int status, String body) {}

    S3StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION",
                "eu-test-1",
                "AWS_ACCESS_KEY_ID",
                "test-key-id",
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    List<String> requests() {
        return requests;
    }

    int openUploads() {
        return uploads.size();
    }

    void answerNext(int status, String body) {
        next.add(new Answer(status, body));
    }

    void failPart(int number) {
        failingPart = number;
    }

    void failCompletion() {
        failingCompletion = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod());
            Answer answer = isSigned(exchange, body)
                    ? answer(exchange, body)
                    : new Answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
            byte[] text = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] body) {
        if (!next.isEmpty()) {
            return next.remove();
        }
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().set("ETag", "\"" + Sha256.of(body) + "\"");
        if (query.containsKey("uploads")) {
            uploads.put("u-1", new TreeMap<>());
            return new Answer(200, "<R><UploadId>u-1</UploadId></R>");
        }
        if (!query.containsKey("uploadId")) {
            objects.put(path, body);
            return new Answer(200, "");
        }
        return switch (exchange.getRequestMethod()) {
            case "PUT" -> part(Integer.parseInt(query.get("partNumber")), body);
            case "POST" -> completed(path, new String(body, UTF_8));
            default -> {
                uploads.clear();
                yield new Answer(204, "");
            }
        };
    }

    private Answer part(int number, byte[] body) {
        if (number == failingPart) {
            return new Answer(400, "<Error><Code>InvalidPart</Code></Error>");
        }
        uploads.get("u-1").put(number, body);
        return new Answer(200, "");
    }

    private Answer completed(String path, String request) {
        if (failingCompletion) {
            return new Answer(200, "<Error><Code>InternalError</Code></Error>");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder("<CompleteMultipartUpload>");
        uploads.remove("u-1").forEach((number, part) -> {
            whole.writeBytes(part);
            expected.append(
                    "<Part><PartNumber>%d</PartNumber><ETag>\"%s\"</ETag></Part>".formatted(number, Sha256.of(part)));
        });
        if (!request.equals(expected.append("</CompleteMultipartUpload>").toString())) {
            return new Answer(400, "<Error><Code>MalformedXML</Code></Error>");
        }
        objects.put(path, whole.toByteArray());
        return new Answer(200, "<Done/>");
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        String[] parts = header(exchange, "authorization").split("[ ,]+", -1);
        if (parts.length != 4 || !header(exchange, "x-amz-content-sha256").equals(Sha256.of(body))) {
            return false;
        }
        String scope = parts[1].substring("Credential=test-key-id/".length());
        String names = parts[2].substring("SignedHeaders=".length());
        String headers = Arrays.stream(names.split(";", -1))
                .map(name -> name + ":" + header(exchange, name) + "\n")
                .collect(Collectors.joining());
        String query = new TreeMap<>(query(exchange.getRequestURI().getRawQuery()))
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining("&"));
        String canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query,
                headers,
                names,
                Sha256.of(body));
        String text =
                String.join("\n", "AWS4-HMAC-SHA256", header(exchange, "x-amz-date"), scope, Sha256.of(canonical));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return parts[3].equals("Signature=" + HexFormat.of().formatHex(mac(key, text)));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
