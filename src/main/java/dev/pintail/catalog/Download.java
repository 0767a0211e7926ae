package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Fetches one file whole or not at all: encrypted, not too large, not too slow, and no web page in its place.
 *
 * <p>A server error or a broken connection is tried once more. Thread-safe.
 */
public final class Download {
    /** For the whole of a file; the network itself limits the wait for each piece. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MAX_REDIRECTS = 5;
    private static final int PIECE = 16 << 10;

    private final Web web;
    private final Set<String> plainHosts;
    private final InstantSource clock;

    /**
     * @param plainHosts loopback hosts that may be asked without encryption
     */
    public Download(Web web, Set<String> plainHosts, InstantSource clock) {
        this.web = requireNonNull(web, "web is null");
        this.plainHosts = Set.copyOf(plainHosts);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What came.
     *
     * @param bytes unpacked
     * @param etag the server's mark of this version; empty if it gives none
     */
    record File(byte[] bytes, String etag) {}

    /**
     * The file, if it is there.
     *
     * @param maxBytes of the unpacked file
     * @return empty if the server says that there is no such file
     * @throws ManifestException CATALOG_UNAVAILABLE
     */
    Optional<File> get(URI uri, int maxBytes) {
        return get(uri, Map.of(), maxBytes);
    }

    /** As {@link #get(URI, int)}, with headers of the caller's own. */
    Optional<File> get(URI uri, Map<String, String> headers, int maxBytes) {
        return changed(uri, headers, maxBytes)
                .orElseThrow(() -> unavailable(uri, "it says that nothing has changed since never", null));
    }

    /**
     * As {@link #get(URI, int)}, if it is not the version that is known.
     *
     * @param etag of the known version
     * @return empty outside if it is that version, empty inside if there is no such file
     */
    Optional<Optional<File>> getIfChanged(URI uri, String etag, int maxBytes) {
        return changed(uri, etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag), maxBytes);
    }

    private Optional<Optional<File>> changed(URI uri, Map<String, String> headers, int maxBytes) {
        Instant latest = clock.instant().plus(PATIENCE);
        try {
            return attempt(uri, headers, maxBytes, latest);
        } catch (IOException e) {
            return again(uri, headers, maxBytes, latest);
        }
    }

    private Optional<Optional<File>> again(URI uri, Map<String, String> headers, int maxBytes, Instant latest) {
        try {
            return attempt(uri, headers, maxBytes, latest);
        } catch (IOException e) {
            throw unavailable(uri, reason(e), e);
        }
    }

    private Optional<Optional<File>> attempt(URI uri, Map<String, String> headers, int maxBytes, Instant latest)
            throws IOException {
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.put("Accept-Encoding", "gzip");
        URI at = uri;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            requireEncryption(at);
            Web.Answer answer = ask(at, sent);
            try (InputStream body = answer.body()) {
                switch (answer.status()) {
                    case 200 -> {
                        return Optional.of(
                                Optional.of(new File(read(at, answer, body, maxBytes, latest), answer.header("etag"))));
                    }
                    case 304 -> {
                        return Optional.empty();
                    }
                    case 404, 410 -> {
                        return Optional.of(Optional.empty());
                    }
                    case 301, 302, 303, 307, 308 -> {
                        URI next = at.resolve(answer.header("location"));
                        if (!Objects.equals(next.getAuthority(), at.getAuthority())) {
                            sent = Map.of("Accept-Encoding", "gzip"); // a signature is for one host only
                        }
                        at = next;
                    }
                    case 500, 502, 503, 504 -> throw new IOException("it answers with status " + answer.status());
                    default -> throw unavailable(at, "it answers with status " + answer.status(), null);
                }
            } catch (IllegalArgumentException e) {
                throw unavailable(at, "it redirects to what is no address", e);
            }
        }
        throw unavailable(uri, "it redirects again and again", null);
    }

    private Web.Answer ask(URI uri, Map<String, String> headers) throws IOException {
        try {
            return web.get(uri, headers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(uri, "the download was interrupted", e);
        }
    }

    private byte[] read(URI uri, Web.Answer answer, InputStream body, int maxBytes, Instant latest) throws IOException {
        boolean packed = answer.header("content-encoding").equalsIgnoreCase("gzip");
        InputStream plain = packed ? new GZIPInputStream(body) : body;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int n = plain.read(piece); n >= 0; n = plain.read(piece)) {
            bytes.write(piece, 0, n);
            if (bytes.size() > maxBytes) {
                throw unavailable(uri, "it is larger than %,d kB".formatted(maxBytes >> 10), null);
            }
            if (clock.instant().isAfter(latest)) {
                throw unavailable(uri, "it was not complete after %d seconds".formatted(PATIENCE.toSeconds()), null);
            }
        }
        byte[] whole = bytes.toByteArray();
        if (isWebPage(answer, whole)) {
            throw unavailable(uri, "a web page came in its place; perhaps a proxy or a network asks for a login", null);
        }
        return whole;
    }

    private static boolean isWebPage(Web.Answer answer, byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] & 0xff) <= ' ') {
            first++;
        }
        return answer.header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html")
                || (first < bytes.length && bytes[first] == '<');
    }

    private void requireEncryption(URI uri) {
        boolean allowed = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && isPlainHost(uri.getHost()));
        if (!allowed || uri.getHost() == null) {
            throw new ManifestException(
                    ErrorCode.CONFIG_INVALID,
                    "%s would be fetched without encryption.".formatted(uri),
                    "Use its https address, or save it to a file.");
        }
    }

    private boolean isPlainHost(String host) {
        return host != null
                && plainHosts.contains(host)
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "the host is not known here; is there a network?";
            case IOException silent
            when silent.getMessage() == null -> silent.getClass().getSimpleName();
            case IOException known -> known.getMessage();
        };
    }

    private static ManifestException unavailable(URI uri, String why, Exception cause) {
        return new ManifestException(
                ErrorCode.CATALOG_UNAVAILABLE,
                "%s cannot be fetched: %s%s".formatted(withoutQuery(uri), why, why.endsWith("?") ? "" : "."),
                "Try again later; what was fetched once can be used without a network.",
                cause);
    }

    /** A query may hold a signature. */
    private static String withoutQuery(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
