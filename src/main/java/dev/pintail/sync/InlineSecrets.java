package dev.pintail.sync;

import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.protocol.SecretValues;
import dev.pintail.secret.SecretReference;
import java.util.Map;

/**
 * Keeps secrets out of requests: events are logged, stored and sent on by everything that they pass through. A connection that
 * comes in a request names its secrets by reference only.
 */
final class InlineSecrets {
    private InlineSecrets() {}

    /**
     * @param connectionSpecification the connector's, which says what is a secret
     * @throws ConfigException CONFIG_INVALID, naming the property
     */
    static void refuse(Connection connection, Map<String, Object> connectionSpecification) {
        connection.source().config().forEach((name, value) -> {
            if (value != null
                    && SecretValues.of(connectionSpecification, Map.of(name, value)).stream()
                            .anyMatch(InlineSecrets::isClear)) {
                throw clear("config." + name);
            }
        });
        switch (connection.destination().database()) {
            case Database.DuckDbFile file -> {}
            case Database.MotherDuck cloud -> {
                if (isClear(cloud.token())) {
                    throw clear("destination.token");
                }
            }
        }
    }

    private static boolean isClear(String text) {
        return !text.isBlank() && !SecretReference.isOnly(text);
    }

    private static ConfigException clear(String place) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "The request's connection holds a secret in clear, in %s.".formatted(place),
                "Put a reference there, for example ${env:API_KEY}.");
    }
}
