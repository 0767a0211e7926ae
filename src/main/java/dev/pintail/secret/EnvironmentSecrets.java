package dev.pintail.secret;

import java.util.Map;
import java.util.Optional;

/** {@code ${env:NAME}}: variables of the process. An empty one is there. */
record EnvironmentSecrets(Map<String, String> environment) implements NearbyProvider {
    @Override
    public Optional<String> secret(String name) {
        return Optional.ofNullable(environment.get(name));
    }
}
