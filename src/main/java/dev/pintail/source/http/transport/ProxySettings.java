package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.source.http.url.UrlParts;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;

/**
 * Which requests go through which proxy: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, small letters first, with the
 * meaning that {@code requests} gives them. Immutable.
 */
public final class ProxySettings {
    /** No proxy at all. */
    public static final ProxySettings NONE = new ProxySettings(Map.of());

    private final Map<String, String> environment;
    private final boolean namesNone;

    /** @param environment the variables' names and values */
    public ProxySettings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.namesNone = Stream.of("http_proxy", "https_proxy", "all_proxy")
                .allMatch(name -> value(name).isEmpty());
    }

    /** The proxy for a request, if it goes through one. */
    Optional<Proxy> proxyFor(Endpoint endpoint) {
        if (namesNone || bypasses(endpoint)) {
            return Optional.empty();
        }
        String variable = endpoint.secure() ? "https_proxy" : "http_proxy";
        return value(variable).or(() -> value("all_proxy")).map(ProxySettings::parse);
    }

    private static Proxy parse(String text) {
        UrlParts url = UrlParts.split(text.contains("://") ? text : "http://" + text);
        if (!url.scheme().equals("http") && !url.scheme().equals("https")) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "Proxies of the kind %s are not supported".formatted(url.scheme()),
                    "Set HTTP_PROXY and HTTPS_PROXY to the URL of an HTTP proxy, for example http://proxy:3128.");
        }
        int at = url.netloc().lastIndexOf('@');
        String user =
                at < 0 ? "" : URLDecoder.decode(url.netloc().substring(0, at).replace("+", "%2B"), UTF_8);
        return new Proxy(Endpoint.of(url), user);
    }

    private boolean bypasses(Endpoint endpoint) {
        List<String> exceptions = value("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.replace(" ", "").split(",")))
                .filter(item -> !item.isEmpty())
                .toList();
        if (exceptions.equals(List.of("*"))) {
            return true;
        }
        Optional<Cidr> address = Cidr.parse(endpoint.host());
        return exceptions.stream()
                .anyMatch(exception -> address.isPresent()
                        ? exception.equals(endpoint.host())
                                || Cidr.parse(exception)
                                        .filter(network -> network.contains(address.get()))
                                        .isPresent()
                        : endpoint.host().endsWith(exception.toLowerCase(Locale.ROOT))
                                || endpoint.authority().endsWith(exception));
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The proxies' hosts. */
    Set<String> hosts() {
        return all().map(proxy -> proxy.endpoint().host()).collect(Collectors.toSet());
    }

    /** Users and passwords for the proxies that ask for them. */
    CredentialsProvider credentials() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        all().filter(proxy -> !proxy.user().isEmpty()).forEach(proxy -> {
            String[] parts = proxy.user().split(":", 2);
            credentials.setCredentials(
                    new AuthScope(proxy.endpoint().host(), proxy.endpoint().port()),
                    new UsernamePasswordCredentials(parts[0], parts.length > 1 ? parts[1].toCharArray() : new char[0]));
        });
        return credentials;
    }

    private Stream<Proxy> all() {
        return Stream.of("http_proxy", "https_proxy", "all_proxy")
                .flatMap(name -> value(name).stream())
                .map(ProxySettings::parse);
    }

    /** @param user {@code name:password}, or empty */
    record Proxy(Endpoint endpoint, String user) {}
}
