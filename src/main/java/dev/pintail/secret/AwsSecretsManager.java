package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@code ${aws-sm:name}} or an ARN: the current version of a secret in AWS Secrets Manager. */
final class AwsSecretsManager implements SecretStore {
    private static final AwsCalls.Service SERVICE = new AwsCalls.Service(
            "AWS Secrets Manager", "secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "secretsmanager");

    private final AwsCalls calls;

    AwsSecretsManager(AwsSurroundings surroundings, InstantSource clock, ServiceExchange exchange) {
        this.calls = new AwsCalls(SERVICE, surroundings, clock, exchange);
    }

    @Override
    public Optional<String> secret(String name) {
        return calls.call("GetSecretValue", name, Map.of("SecretId", name)).flatMap(AwsSecretsManager::text);
    }

    /** A version that is put once more as it is makes no new one, so this shows whether it may be done. */
    @Override
    public void requireWritable(String name) {
        Map<?, ?> current =
                calls.call("GetSecretValue", name, Map.of("SecretId", name)).orElseThrow(() -> absent(name));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("SecretId", name);
        input.put("ClientRequestToken", current.get("VersionId"));
        for (String member : List.of("SecretString", "SecretBinary")) {
            if (current.get(member) != null) {
                input.put(member, current.get(member));
            }
        }
        calls.call("PutSecretValue", name, input);
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        String current = secret(name).orElseThrow(() -> absent(name));
        Map<String, Object> input = Map.of(
                "SecretId", name,
                "SecretString", change.apply(current),
                "ClientRequestToken", UUID.randomUUID().toString());
        if (calls.call("PutSecretValue", name, input).isEmpty()) {
            throw absent(name);
        }
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
