package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.connection.Connection;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.url.UrlParts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Watches which hosts a connector talks to: one that its publisher does not name is reported once, or refused if the connection says
 * {@code strict_hosts: true}.
 *
 * <p>Refusing is not the default because the lists are wrong too often: of 312 connectors 21 forget a host that they need, mostly the
 * one that gives out tokens. Thread-safe.
 */
final class DeclaredHosts implements Transport {
    private static final Pattern TEMPLATE = Pattern.compile("\\$\\{\\s*(?:config\\.)?([^}]*?)\\s*}");

    private final List<Pattern> declared;
    private final String shown;
    private final Connection.Source source;
    private final Transport network;
    private final Consumer<String> reports;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param hosts as publishers write them: with {@code *}, with values of the configuration as {@code ${name}}, with a scheme or
     *     a path
     */
    DeclaredHosts(List<String> hosts, Connection.Source source, Transport network, Consumer<String> reports) {
        this.declared =
                hosts.stream().map(host -> pattern(host, source.config())).toList();
        this.shown = hosts.isEmpty() ? "none" : String.join(", ", hosts);
        this.source = requireNonNull(source, "source is null");
        this.network = requireNonNull(network, "network is null");
        this.reports = requireNonNull(reports, "reports is null");
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        String host = UrlParts.split(request.url()).host().toLowerCase(Locale.ROOT);
        if (!covers(host)) {
            if (source.strictHosts()) {
                throw new SourceException(
                        ErrorCode.SOURCE_ADDRESS_REFUSED,
                        "The connector talks to %s, which its publisher does not name (%s)".formatted(host, shown),
                        "Remove \"strict_hosts\" from the connection if this host is right.");
            }
            if (known.add(host)) {
                reports.accept("The connector talks to %s, which its publisher does not name (%s)."
                        .formatted(host, shown));
            }
        }
        return network.send(request);
    }

    private boolean covers(String host) {
        return source.allowHosts().contains(host)
                || declared.stream().anyMatch(pattern -> pattern.matcher(host).matches());
    }

    private static Pattern pattern(String declared, Map<String, Object> config) {
        String bare = declared.strip().replaceFirst("^[a-zA-Z]+://", "");
        String filled = TEMPLATE.matcher(bare).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), config)));
        String host = filled.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/:?].*$", "");
        String regex = List.of(host.toLowerCase(Locale.ROOT).split("\\*", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(regex);
    }

    /** What the configuration does not say, or says by a reference, may be anything. */
    private static String value(String path, Map<String, Object> config) {
        Object at = config;
        for (String part : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> object ? object.get(part) : null;
        }
        return at instanceof String || at instanceof Number
                ? String.valueOf(at).contains("${") ? "*" : String.valueOf(at)
                : "*";
    }

    @Override
    public void close() {
        network.close();
    }
}
