package dev.pintail.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer whose body has not been read yet.
 *
 * @param request the request it answers, after redirects
 * @param headers in the server's order and spelling
 * @param body the bytes: as they came when it comes from a {@link Transport}, content-decoded above; never null; must be
 *     closed by whoever reads it
 */
public record Response(Request request, int status, List<Header> headers, Body body) {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    public Response(Request request, int status, List<Header> headers, InputStream body) {
        this(request, status, headers, Body.streamed(body));
    }

    public Response {
        requireNonNull(request, "request is null");
        headers = List.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    /** The reference's {@code response.ok}: anything below 400. */
    public boolean ok() {
        return status < 400;
    }

    /** The value of a header; repeated ones joined by {@code ", "}. */
    public Optional<String> header(String name) {
        List<String> values = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** The charset that the Content-Type names; empty if it names none, or one that is unknown. */
    public Optional<Charset> charset() {
        Matcher charset = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            return charset.find() ? Optional.of(Charset.forName(charset.group(1))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * The body as JSON, parsed once: everybody gets the same objects. Takes the body into memory. Whole numbers beyond 64 bits
     * become floating ones, as in the reference. A body that is no UTF-8 is read in the charset of its Content-Type.
     *
     * @throws JsonSyntaxException if it is no JSON
     */
    public Object json() throws IOException {
        try {
            return body.json();
        } catch (JsonSyntaxException e) {
            Charset charset = charset().filter(named -> !named.equals(UTF_8)).orElseThrow(() -> e);
            return JsonReader.read(new String(body.readAll(), charset));
        }
    }

    /** All headers by name, in the spelling that came first, repeated ones joined by {@code ", "}. */
    public Map<String, String> headerValues() {
        Map<String, Header> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.merge(
                    header.name().toLowerCase(Locale.ROOT),
                    header,
                    (first, next) -> new Header(first.name(), first.value() + ", " + next.value()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        byName.values().forEach(header -> values.put(header.name(), header.value()));
        return values;
    }
}
