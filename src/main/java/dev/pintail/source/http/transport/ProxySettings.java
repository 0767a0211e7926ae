package dev.pintail.source.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.source.http.url.UrlParts;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which requests go through which proxy: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, small letters first, with the
 * meaning that {@code requests} gives them. Immutable.
 */
public final class ProxySettings {
    /** No proxy at all. */
    public static final ProxySettings NONE = new ProxySettings(Map.of());

    private final Map<String, String> environment;

    /** @param environment the variables' names and values */
    public ProxySettings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The proxy for a request, if it goes through one. */
    Optional<Proxy> proxyFor(Endpoint endpoint) {
        if (bypasses(endpoint)) {
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
        String user = at < 0 ? "" : URLDecoder.decode(url.netloc().substring(0, at).replace("+", "%2B"), UTF_8);
        String credentials = user.isEmpty() ? "" : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
        return new Proxy(Endpoint.of(url), credentials);
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
        return exceptions.stream().anyMatch(exception -> address.isPresent()
                ? exception.equals(endpoint.host())
                        || Cidr.parse(exception).filter(network -> network.contains(address.get())).isPresent()
                : endpoint.host().endsWith(exception.toLowerCase(Locale.ROOT)) || endpoint.authority().endsWith(exception));
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** @param authorization the value of Proxy-Authorization, or empty */
    record Proxy(Endpoint endpoint, String authorization) {}
}
