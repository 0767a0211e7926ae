package dev.pintail.source.http.url;

import java.util.Locale;
import java.util.Set;

/**
 * A URL cut into its parts as {@code urllib.parse.urlsplit} does; absent parts are empty, nothing is decoded.
 *
 * @param netloc with user, host and port as written
 */
public record UrlParts(String scheme, String netloc, String path, String query, String fragment) {
    private static final Set<String> WITH_NETLOC = Set.of(
            "",
            "ftp",
            "http",
            "gopher",
            "nntp",
            "telnet",
            "imap",
            "wais",
            "file",
            "mms",
            "https",
            "shttp",
            "snews",
            "prospero",
            "rtsp",
            "rtsps",
            "rtspu",
            "rsync",
            "svn",
            "svn+ssh",
            "sftp",
            "nfs",
            "git",
            "git+ssh",
            "ws",
            "wss");

    /** Splits a text; never fails, since every text is some relative reference. */
    public static UrlParts split(String url) {
        return split(url, "");
    }

    /** As {@link #split(String)}, with the scheme of a text that has none. */
    static UrlParts split(String url, String defaultScheme) {
        String rest = clean(url);
        String scheme = defaultScheme;
        int colon = rest.indexOf(':');
        if (colon > 0 && isScheme(rest.substring(0, colon))) {
            scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
            rest = rest.substring(colon + 1);
        }
        String netloc = "";
        if (rest.startsWith("//")) {
            int end = firstOf(rest, "/?#", 2);
            netloc = rest.substring(2, end);
            rest = rest.substring(end);
        }
        String fragment = "";
        int hash = rest.indexOf('#');
        if (hash >= 0) {
            fragment = rest.substring(hash + 1);
            rest = rest.substring(0, hash);
        }
        String query = "";
        int question = rest.indexOf('?');
        if (question >= 0) {
            query = rest.substring(question + 1);
            rest = rest.substring(0, question);
        }
        return new UrlParts(scheme, netloc, rest, query, fragment);
    }

    /** The host in lower case, without user, port and brackets; empty if there is none. */
    public String host() {
        String hostPort = netloc.substring(netloc.lastIndexOf('@') + 1);
        if (hostPort.startsWith("[")) {
            int close = hostPort.indexOf(']');
            return hostPort.substring(1, close < 0 ? hostPort.length() : close).toLowerCase(Locale.ROOT);
        }
        int colon = hostPort.indexOf(':');
        return (colon < 0 ? hostPort : hostPort.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    /** The port as written, or -1 without a readable one. */
    public int port() {
        String hostPort = netloc.substring(netloc.lastIndexOf('@') + 1);
        String afterHost = hostPort.substring(hostPort.indexOf(']') + 1);
        int colon = afterHost.indexOf(':');
        String digits = afterHost.substring(colon + 1);
        return colon < 0 || !digits.matches("[0-9]{1,5}") ? -1 : Integer.parseInt(digits);
    }

    UrlParts withFragment(String newFragment) {
        return new UrlParts(scheme, netloc, path, query, newFragment);
    }

    /** The URL again, as {@code urlunsplit}: an empty query or fragment loses its mark. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder();
        if (!scheme.isEmpty()) {
            url.append(scheme).append(':');
        }
        if (!netloc.isEmpty() || (!scheme.isEmpty() && WITH_NETLOC.contains(scheme) && !path.startsWith("//"))) {
            url.append("//").append(netloc);
            if (!path.isEmpty() && !path.startsWith("/")) {
                url.append('/');
            }
        }
        url.append(path);
        if (!query.isEmpty()) {
            url.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            url.append('#').append(fragment);
        }
        return url.toString();
    }

    private static String clean(String url) {
        int start = 0;
        while (start < url.length() && url.charAt(start) <= ' ') {
            start++;
        }
        StringBuilder cleaned = new StringBuilder(url.length());
        for (int i = start; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c != '\t' && c != '\r' && c != '\n') {
                cleaned.append(c);
            }
        }
        return cleaned.toString();
    }

    private static boolean isScheme(String text) {
        if (!isAsciiLetter(text.charAt(0))) {
            return false;
        }
        return text.chars()
                .allMatch(c -> isAsciiLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int firstOf(String text, String delimiters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (delimiters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
