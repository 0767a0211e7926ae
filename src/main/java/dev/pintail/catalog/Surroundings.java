package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.aws.S3Object;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the catalogue needs of the outside world.
 *
 * <p>Whoever sets the environment decides where manifests come from: the hosts that PINTAIL_REGISTRY and AWS_ENDPOINT_URL name may be
 * private ones, and on loopback they may be asked without encryption.
 *
 * @param environment the process' environment variables
 * @param web the network, which also reaches the given hosts although they are local or private
 */
public record Surroundings(Map<String, String> environment, Function<Set<String>, Web> web, InstantSource clock) {
    private static final String REGISTRY = "PINTAIL_REGISTRY";
    private static final String BUNDLE = "PINTAIL_BUNDLE";

    public Surroundings {
        environment = Map.copyOf(environment);
        requireNonNull(web, "web is null");
        requireNonNull(clock, "clock is null");
    }

    /** The registry's address, up to {@code /files}. */
    URI registry() {
        return setting(REGISTRY).map(text -> address(REGISTRY, text)).orElse(Registry.AIRBYTE);
    }

    /** The bundle's folder, if it is not beside the connections file. */
    Optional<Path> bundle() {
        return setting(BUNDLE).map(Path::of);
    }

    StoredFiles stored() {
        return StoredFiles.of(environment);
    }

    /** Hosts that the environment itself names. */
    Set<String> ownHosts() {
        Set<String> hosts = new HashSet<>();
        setting(REGISTRY).ifPresent(text -> hosts.add(address(REGISTRY, text).getHost()));
        S3Object.endpoint(environment).ifPresent(endpoint -> hosts.add(endpoint.getHost()));
        return hosts;
    }

    Download download(Set<String> allowedHosts) {
        return new Download(web.apply(allowedHosts), allowedHosts, clock);
    }

    /**
     * The text at an {@code https} or {@code s3} address.
     *
     * @param allowHosts hosts that may be asked although they are local or private
     */
    String fetch(URI uri, Set<String> allowHosts) {
        boolean s3 = "s3".equals(uri.getScheme());
        Set<String> allowed = new HashSet<>(allowHosts);
        if (s3) {
            allowed.addAll(ownHosts());
        }
        Download download = download(allowed);
        Optional<Download.File> file = s3
                ? S3Address.of(uri, environment).get(download, clock.instant())
                : download.get(uri, Registry.MAX_MANIFEST_BYTES);
        byte[] bytes = file.orElseThrow(() -> new ConfigException(
                        ErrorCode.FILE_NOT_FOUND, "There is no manifest at %s.".formatted(uri), "Check the address."))
                .bytes();
        return Utf8.decode(bytes)
                .orElseThrow(() -> new ConfigException(
                        ErrorCode.CONFIG_INVALID, "The manifest at %s is no UTF-8 text.".formatted(uri), ""));
    }

    private static URI address(String variable, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "%s is no address.".formatted(variable),
                "It looks like https://host/files, up to where registries/v0 begins.");
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
