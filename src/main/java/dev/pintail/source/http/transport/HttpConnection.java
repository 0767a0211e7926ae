package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.url.UrlParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection to a server or to a proxy in front of it: one exchange at a time. Belongs to one thread at a time.
 */
final class HttpConnection implements AutoCloseable {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/(\\d)\\.(\\d) (\\d{3})(?: .*)?");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final Socket socket;
    private final HttpInput in;
    private final OutputStream out;
    private final Endpoint endpoint;
    private final String proxyAuthorization;
    private final boolean absoluteTarget;

    /**
     * @param absoluteTarget whether requests name the whole URL, as a proxy for plain HTTP wants it
     * @param proxyAuthorization the Proxy-Authorization of each request, or empty
     */
    HttpConnection(Socket socket, Endpoint endpoint, boolean absoluteTarget, String proxyAuthorization) throws IOException {
        this.socket = socket;
        this.in = new HttpInput(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.endpoint = endpoint;
        this.absoluteTarget = absoluteTarget;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * Sends a request and reads the answer up to its body.
     *
     * @param reuse takes the connection when the body was read to its end and the server keeps the connection
     * @throws StaleConnectionException if the server closed the connection without a single byte of an answer
     */
    Response exchange(Request request, Consumer<HttpConnection> reuse) throws IOException {
        socket.setSoTimeout(millis(request.timeouts().read()));
        try {
            write(request);
        } catch (IOException e) {
            throw new StaleConnectionException(e);
        }
        String statusLine = firstLine();
        Matcher status = STATUS_LINE.matcher(statusLine);
        while (status.matches() && status.group(3).startsWith("1")) {
            in.fields();
            status = STATUS_LINE.matcher(firstLine());
        }
        if (!status.matches()) {
            throw new IOException("the server does not answer in HTTP");
        }
        int code = Integer.parseInt(status.group(3));
        List<Header> headers = in.fields();
        boolean persistent = isPersistent(status.group(1) + "." + status.group(2), headers);
        return new Response(request, code, headers, Body.streamed(body(request, code, headers, complete -> {
            if (complete && persistent) {
                reuse.accept(this);
            } else {
                close();
            }
        })));
    }

    /** Asks a proxy for a tunnel to the endpoint. */
    void openTunnel(Endpoint target) throws IOException {
        String request = "CONNECT %s HTTP/1.1\r\nHost: %s\r\n".formatted(target.authority(), target.authority());
        String authorization = proxyAuthorization.isEmpty() ? "" : "Proxy-Authorization: " + proxyAuthorization + "\r\n";
        out.write((request + authorization + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        Matcher status = STATUS_LINE.matcher(firstLine());
        in.fields();
        if (!status.matches() || !status.group(3).startsWith("2")) {
            throw new IOException("the proxy refuses the connection: %s".formatted(status.matches() ? status.group(3) : "no HTTP"));
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is given up anyway.
        }
    }

    private void write(Request request) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        UrlParts url = UrlParts.split(request.url());
        String path = url.path().isEmpty() ? "/" : url.path();
        String target = url.query().isEmpty() ? path : path + "?" + url.query();
        line(head, "%s %s HTTP/1.1".formatted(request.method(), absoluteTarget ? "http://" + endpoint.hostHeader() + target : target));
        line(head, "Host: " + endpoint.hostHeader());
        for (Header header : request.headers()) {
            line(head, header.name() + ": " + header.value());
        }
        if (absoluteTarget && !proxyAuthorization.isEmpty()) {
            line(head, "Proxy-Authorization: " + proxyAuthorization);
        }
        line(head, "Connection: keep-alive");
        if (request.body() != null || !WITHOUT_BODY.contains(request.method())) {
            line(head, "Content-Length: " + (request.body() == null ? 0 : request.body().length));
        }
        line(head, "");
        if (request.body() != null) {
            head.write(request.body());
        }
        head.writeTo(out);
        out.flush();
    }

    private static void line(ByteArrayOutputStream head, String line) {
        head.writeBytes(line.getBytes(ISO_8859_1));
        head.write('\r');
        head.write('\n');
    }

    private String firstLine() throws IOException {
        String line = in.firstLine();
        if (line == null) {
            throw new StaleConnectionException(null);
        }
        return line;
    }

    private BodyStream body(Request request, int code, List<Header> headers, BodyStream.Ending ending) throws IOException {
        if (request.method().equals("HEAD") || code == 204 || code == 304) {
            return BodyStream.ofLength(in, 0, ending);
        }
        String encoding = value(headers, "Transfer-Encoding");
        if (encoding.endsWith("chunked")) {
            return BodyStream.chunked(in, ending);
        }
        String length = value(headers, "Content-Length");
        if (!encoding.isEmpty() || length.isEmpty()) {
            return BodyStream.untilClose(in, ending);
        }
        String first = length.split(",", 2)[0].strip();
        if (!first.matches("\\d{1,18}")) {
            throw new IOException("the answer's Content-Length is no number");
        }
        return BodyStream.ofLength(in, Long.parseLong(first), ending);
    }

    private static boolean isPersistent(String version, List<Header> headers) {
        String connection = value(headers, "Connection");
        return version.equals("1.0") ? connection.contains("keep-alive") : !connection.contains("close");
    }

    private static String value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().toLowerCase(Locale.ROOT))
                .reduce((first, next) -> first + ", " + next)
                .orElse("");
    }

    private static int millis(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }
}
