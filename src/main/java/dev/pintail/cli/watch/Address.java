package dev.pintail.cli.watch;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a request went, without what might be a secret: of the query only the names, of the path no part that looks like a token.
 */
final class Address {
    private static final int LONGEST_WORD = 24;

    private Address() {}

    static String of(String url) {
        int queryStart = url.indexOf('?');
        String path = queryStart < 0 ? url : url.substring(0, queryStart);
        int scheme = path.indexOf("://");
        int user = path.indexOf('@');
        int pathStart = path.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        if (user >= 0 && (pathStart < 0 || user < pathStart)) {
            path = path.substring(0, scheme + 3) + path.substring(user + 1);
            pathStart = path.indexOf('/', scheme + 3);
        }
        String host = pathStart < 0 ? path : path.substring(0, pathStart);
        String rest = pathStart < 0 ? "" : path.substring(pathStart);
        String shown = Arrays.stream(rest.split("/", -1))
                .map(part -> looksLikeToken(part) ? "…" : part)
                .collect(Collectors.joining("/"));
        return host + shown + (queryStart < 0 ? "" : names(url.substring(queryStart + 1)));
    }

    private static String names(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : "…")
                .collect(Collectors.joining("&", "?", ""));
    }

    private static boolean looksLikeToken(String part) {
        boolean digits = part.chars().anyMatch(Character::isDigit);
        boolean letters = part.chars().anyMatch(Character::isLetter);
        return part.length() > LONGEST_WORD || (digits && letters && part.length() >= 12) || part.contains(":");
    }
}
