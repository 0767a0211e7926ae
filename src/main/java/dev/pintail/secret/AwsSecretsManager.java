package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@code ${aws-sm:name}} or an ARN: the current version of a secret in AWS Secrets Manager. */
final class AwsSecretsManager implements SecretStore {
    private static final AwsCalls.Service SERVICE = new AwsCalls.Service(
            "AWS Secrets Manager", "secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "secretsmanager");

    private final AwsCalls calls;

    AwsSecretsManager(AwsSurroundings surroundings, ServiceExchange exchange) {
        this.calls = new AwsCalls(SERVICE, surroundings, exchange);
    }

    @Override
    public Optional<String> secret(String name) {
        return calls.call("GetSecretValue", name, Map.of("SecretId", name)).flatMap(AwsSecretsManager::text);
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        String current = secret(name).orElseThrow(() -> absent(name));
        calls.call("PutSecretValue", name, Map.of(
                        "SecretId", name,
                        "SecretString", change.apply(current),
                        "ClientRequestToken", UUID.randomUUID().toString()))
                .orElseThrow(() -> absent(name));
    }

    private static Optional<String> text(Map<?, ?> answer) {
        if (answer.get("SecretString") instanceof String text) {
            return Optional.of(text);
        }
        return answer.get("SecretBinary") instanceof String base64
                ? Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8))
                : Optional.empty();
    }

    private static ConfigException absent(String name) {
        return new ConfigException(
                ErrorCode.SECRET_NOT_FOUND, "AWS Secrets Manager has no %s any more".formatted(name), "");
    }
}
