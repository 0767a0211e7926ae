package dev.pintail.source.http.url;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a request as {@code requests} prepares it (cdk-semantics A.3): scheme and host in lower case, dot segments
 * resolved, illegal characters encoded, parameters appended.
 */
public final class RequestUrl {
    private static final Pattern WITH_SCHEME_OR_SLASH = Pattern.compile("^(?:[a-zA-Z][a-zA-Z0-9+-]*:|/)");
    private static final Pattern URI = Pattern.compile(
            "^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^\\\\/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?$", Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "^((?:[^\\[\\]%:/?#]|%[a-fA-F0-9]{2})*|\\[[0-9a-fA-F:.]+(?:%[0-9a-zA-Z._~-]+)?\\])(?::0*(|0|[1-9][0-9]{0,4}))?$",
            Pattern.DOTALL);
    private static final Pattern BAD_IN_HOST = Pattern.compile("[\\x00-\\x20\\x7f]");

    private RequestUrl() {}

    /**
     * The URL with its parameters, ready for the wire but for a fragment that it may have. A URL of another scheme than
     * http and https is left as it is: sending it fails.
     *
     * @throws SourceException if it is no URL; the reference does not retry that
     */
    public static String prepare(String url, Map<String, Object> parameters) {
        String text = url.stripLeading();
        if (text.indexOf(':') >= 0 && !text.toLowerCase(Locale.ROOT).startsWith("http")) {
            return text;
        }
        Matcher parts = URI.matcher(WITH_SCHEME_OR_SLASH.matcher(text).find() ? text : "//" + text);
        if (!parts.matches() || parts.group(1) == null) {
            throw invalid("Invalid URL '%s': No scheme supplied. Perhaps you meant https://%s?".formatted(text, text));
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        // Such as "httpfoo://": passed on like any other foreign scheme.
        boolean normal = scheme.equals("http") || scheme.equals("https");
        String netloc = parts.group(2) == null ? "" : netloc(parts.group(2), text);
        if (netloc.isEmpty()) {
            throw invalid("Invalid URL '%s': No host supplied".formatted(text));
        }
        String path = parts.group(3);
        String query = parts.group(4) == null ? "" : parts.group(4);
        String fragment = parts.group(5) == null ? "" : parts.group(5);
        if (normal) {
            path = PercentEncoding.encode(removeDotSegments(path), PercentEncoding.PATH);
            query = PercentEncoding.encode(query, PercentEncoding.QUERY);
            fragment = PercentEncoding.encode(fragment, PercentEncoding.QUERY);
        }
        String encoded = QueryString.encode(parameters);
        String wholeQuery = encoded.isEmpty() ? query : query.isEmpty() ? encoded : query + "&" + encoded;
        String whole = new UrlParts(scheme, netloc, path.isEmpty() ? "/" : path, wholeQuery, fragment).toString();
        return PercentEncoding.requote(whole);
    }

    /** Where a redirect leads, as {@code requests} resolves it; the fragment of the request goes on with it. */
    public static String redirect(String from, String location) {
        String target = location.startsWith("//") ? UrlParts.split(from).scheme() + ":" + location : location;
        UrlParts parts = UrlParts.split(target);
        String fragment = UrlParts.split(from).fragment();
        if (parts.fragment().isEmpty() && !fragment.isEmpty()) {
            parts = parts.withFragment(fragment);
        }
        String requoted = PercentEncoding.requote(parts.toString());
        return parts.netloc().isEmpty() ? UrlJoin.join(from, requoted) : requoted;
    }

    private static String netloc(String authority, String url) {
        int at = authority.lastIndexOf('@');
        String hostPort = authority.substring(at + 1);
        Matcher matcher = HOST_AND_PORT.matcher(hostPort);
        if (!matcher.matches() || BAD_IN_HOST.matcher(hostPort).find()) {
            throw invalid("Invalid URL '%s': '%s' is not a valid host or port".formatted(url, hostPort));
        }
        String host = matcher.group(1);
        if (host.isEmpty()) {
            return "";
        }
        if (host.startsWith("*") || host.startsWith(".")) {
            throw invalid("URL has an invalid label: '%s'".formatted(host));
        }
        String user = at < 0 ? "" : PercentEncoding.encode(authority.substring(0, at), PercentEncoding.USER_INFO) + "@";
        String port = matcher.group(2);
        return user + ascii(host) + (port == null || port.isEmpty() || port.equals("0") ? "" : ":" + port(port, url));
    }

    private static String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw invalid("URL has an invalid label: '%s'".formatted(host));
        }
    }

    private static int port(String digits, String url) {
        int port = Integer.parseInt(digits);
        if (port > 65_535) {
            throw invalid("Invalid URL '%s': port %d".formatted(url, port));
        }
        return port;
    }

    private static String removeDotSegments(String path) {
        List<String> output = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (!output.isEmpty()) {
                    output.removeLast();
                }
            } else if (!segment.equals(".")) {
                output.add(segment);
            }
        }
        if (path.startsWith("/") && (output.isEmpty() || !output.getFirst().isEmpty())) {
            output.addFirst("");
        }
        if (path.endsWith("/.") || path.endsWith("/..")) {
            output.add("");
        }
        return String.join("/", output);
    }

    private static SourceException invalid(String message) {
        return new SourceException(
                ErrorCode.SOURCE_REQUEST_FAILED,
                message,
                "Check the url_base, url and path of the stream's requester.");
    }
}
