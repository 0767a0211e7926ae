package dev.pintail.sync;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Surroundings;
import dev.pintail.secret.SecretSources;
import dev.pintail.source.file.FileStore;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.transport.OutboundGuard;
import dev.pintail.source.http.transport.PooledTransport;
import dev.pintail.source.http.transport.ProxySettings;
import dev.pintail.source.http.transport.TlsSettings;
import dev.pintail.source.session.Clock;
import dev.pintail.source.session.SystemClock;
import dev.pintail.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What every run needs and no request says: where manifests and secrets come from, the network, the clock, chance, and what the
 * database may use of the machine.
 *
 * @param network a transport that also reaches the given hosts although they are local or private
 * @param files where files that belong to records go
 */
public record Engine(
        Manifests manifests,
        SecretSources secrets,
        Function<Set<String>, Transport> network,
        Clock clock,
        RandomGenerator random,
        WarehouseSettings warehouse,
        CheckpointPolicy checkpoints,
        FileStore files) {
    /** Names the folder of DuckDB's extensions where they are shipped with the program; counts only if there is one. */
    private static final String EXTENSIONS_VARIABLE = "PINTAIL_EXTENSIONS";

    /** DuckDB's memory limit, as DuckDB writes it. */
    private static final String MEMORY_VARIABLE = "PINTAIL_MEMORY_LIMIT";

    public Engine {
        requireNonNull(manifests, "manifests is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(network, "network is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
        requireNonNull(warehouse, "warehouse is null");
        requireNonNull(checkpoints, "checkpoints is null");
        requireNonNull(files, "files is null");
    }

    /**
     * The real world: secrets, proxies and certificates as the environment says.
     *
     * @param environment the process' environment variables
     */
    public static Engine system(Map<String, String> environment) {
        ProxySettings proxies = new ProxySettings(environment);
        Clock clock = new SystemClock();
        TlsSettings tls = TlsSettings.fromEnvironment(environment);
        Function<Set<String>, Transport> network =
                allowed -> new PooledTransport(new OutboundGuard(allowed), proxies, tls);
        return new Engine(
                new Manifests(
                        new Surroundings(environment, allowed -> new CatalogWeb(() -> network.apply(allowed)), clock)),
                SecretSources.system(environment, clock, new NetworkExchange(network)),
                network,
                clock,
                new Random(),
                warehouse(environment),
                CheckpointPolicy.DEFAULT,
                FileStore.named(environment, network, clock));
    }

    private static WarehouseSettings warehouse(Map<String, String> environment) {
        WarehouseSettings defaults = WarehouseSettings.DEFAULTS;
        return new WarehouseSettings(
                Optional.ofNullable(environment.get(MEMORY_VARIABLE)).filter(not(String::isBlank)),
                defaults.threads(),
                defaults.tempDirectory(),
                Optional.ofNullable(environment.get(EXTENSIONS_VARIABLE))
                        .map(Path::of)
                        .filter(Files::isDirectory));
    }

    /** The same engine, whose requests and waits somebody sees. */
    public Engine watched(UnaryOperator<Transport> transports, UnaryOperator<Clock> clocks) {
        return new Engine(
                manifests,
                secrets,
                allowed -> transports.apply(network.apply(allowed)),
                clocks.apply(clock),
                random,
                warehouse,
                checkpoints,
                files);
    }
}
