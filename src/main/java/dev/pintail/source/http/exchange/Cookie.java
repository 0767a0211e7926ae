package dev.pintail.source.http.exchange;

import dev.pintail.source.http.url.UrlParts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie as Python's {@code http.cookiejar} keeps it (old Netscape rules).
 *
 * @param domain with a leading dot if the server named it; then it counts for the hosts below
 * @param expires null while the session lasts
 */
record Cookie(String name, String value, String domain, String path, boolean secure, Instant expires) {
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "EEE, dd MMM yyyy HH:mm:ss zzz",
                    "EEE, dd-MMM-yyyy HH:mm:ss zzz",
                    "EEEE, dd-MMM-yy HH:mm:ss zzz",
                    "EEE MMM d HH:mm:ss yyyy")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC))
            .toList();

    /** The cookie of a Set-Cookie header, or empty if the server may not set it or the text is none. */
    static Optional<Cookie> parse(String header, UrlParts url, Instant now) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        String domain = "";
        String path = "";
        boolean secure = false;
        Instant expires = null;
        boolean maxAge = false;
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            String attribute =
                    (sign < 0 ? parts[i] : parts[i].substring(0, sign)).strip().toLowerCase(Locale.ROOT);
            String value = sign < 0 ? "" : parts[i].substring(sign + 1).strip();
            switch (attribute) {
                case "domain" -> domain = value.toLowerCase(Locale.ROOT);
                case "path" -> path = value;
                case "secure" -> secure = true;
                case "max-age" -> {
                    if (value.matches("-?\\d{1,10}")) {
                        expires = now.plus(Duration.ofSeconds(Long.parseLong(value)));
                        maxAge = true;
                    }
                }
                case "expires" -> expires = maxAge ? expires : date(value).orElse(expires);
                default -> {} // SameSite, HttpOnly and whatever comes: no matter for a program
            }
        }
        String host = url.host();
        if (!domain.isEmpty() && !mayName(host, domain)) {
            return Optional.empty();
        }
        String wholeDomain = domain.isEmpty() ? host : domain.startsWith(".") ? domain : "." + domain;
        String wholePath = path.startsWith("/") ? path : defaultPath(url);
        return Optional.of(new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                wholeDomain,
                wholePath,
                secure,
                expires));
    }

    boolean isExpired(Instant now) {
        return expires != null && !expires.isAfter(now);
    }

    boolean goesTo(UrlParts url) {
        String requestPath = url.path().isEmpty() ? "/" : url.path();
        boolean pathFits = requestPath.equals(path)
                || (requestPath.startsWith(path) && (path.endsWith("/") || requestPath.charAt(path.length()) == '/'));
        boolean domainFits = domain.startsWith(".")
                ? ("." + url.host()).endsWith(domain)
                : url.host().equals(domain);
        return pathFits && domainFits && (!secure || url.scheme().equals("https"));
    }

    boolean replaces(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    private static boolean mayName(String host, String domain) {
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        return bare.indexOf('.') > 0 && ("." + host).endsWith("." + bare);
    }

    private static String defaultPath(UrlParts url) {
        int slash = url.path().lastIndexOf('/');
        return slash <= 0 ? "/" : url.path().substring(0, slash);
    }

    private static Optional<Instant> date(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(format.parse(text, ZonedDateTime::from).toInstant());
            } catch (DateTimeParseException e) {
                // One of the other forms, or a cookie for the session.
            }
        }
        return Optional.empty();
    }
}
