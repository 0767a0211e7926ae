package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.Manifests;
import dev.pintail.secret.SecretProvider;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;
import dev.pintail.warehouse.WarehouseSettings;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What every run needs and no request says: where manifests and secrets come from, the network, the clock, chance, and what the
 * database may use of the machine.
 *
 * @param secrets providers by the scheme of a reference
 * @param network a transport that also reaches the given hosts although they are local or private
 */
public record Engine(
        Manifests manifests,
        Map<String, SecretProvider> secrets,
        Function<Set<String>, Transport> network,
        Clock clock,
        RandomGenerator random,
        WarehouseSettings warehouse,
        CheckpointPolicy checkpoints) {

    public Engine {
        requireNonNull(manifests, "manifests is null");
        secrets = Map.copyOf(secrets);
        requireNonNull(network, "network is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
        requireNonNull(warehouse, "warehouse is null");
        requireNonNull(checkpoints, "checkpoints is null");
    }
}
