package dev.pintail.source.http.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Headers;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.url.RequestUrl;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request before it is ready for the wire.
 *
 * @param url may have characters to encode, and a query of its own
 * @param parameters appended to the URL's query
 * @param headers win over the usual ones of the same name
 */
public record RequestDraft(
        String method,
        String url,
        Map<String, Object> parameters,
        Map<String, String> headers,
        Content content,
        Timeouts timeouts) {
    private static final Pattern HEADER_NAME = Pattern.compile("[^:\\s][^:\\r\\n]*");
    private static final Pattern HEADER_VALUE = Pattern.compile("\\S[^\\r\\n]*|");

    public RequestDraft {
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        requireNonNull(content, "content is null");
        requireNonNull(timeouts, "timeouts is null");
    }

    /**
     * The request as it goes over the wire, but for cookies and credentials.
     *
     * @param userAgent for a request that names none
     * @throws SourceException if URL, header or body are impossible; the reference does not retry that
     */
    public Request prepare(String userAgent) {
        Headers all = new Headers();
        all.put("User-Agent", userAgent);
        all.put("Accept-Encoding", ContentDecoding.ACCEPTED);
        all.put("Accept", "*/*");
        headers.forEach((name, value) -> {
            check(name, value);
            all.put(name, value);
        });
        String wholeUrl = RequestUrl.prepare(url, parameters);
        byte[] body = content.bytes();
        if (!all.contains("Content-Type")) {
            content.type().ifPresent(type -> all.put("Content-Type", type));
        }
        return new Request(method, wholeUrl, all.toList(), body, timeouts);
    }

    private static void check(String name, String value) {
        boolean valid = HEADER_NAME.matcher(name).matches()
                && HEADER_VALUE.matcher(value).matches()
                && ISO_8859_1.newEncoder().canEncode(name + value);
        if (!valid) {
            throw new SourceException(
                    ErrorCode.SOURCE_REQUEST_FAILED,
                    "The value of the header %s begins with a blank or has characters that no header may have"
                            .formatted(name),
                    "Check the request_headers and the authenticator of the stream's requester, and the secret for a line break.");
        }
    }
}
