package dev.pintail.secret;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code ${aws-ssm:/path}} or an ARN: a parameter of AWS Systems Manager, decrypted. */
final class AwsParameters implements SecretStore {
    private static final AwsCalls.Service SERVICE =
            new AwsCalls.Service("AWS Parameter Store", "ssm", "AWS_ENDPOINT_URL_SSM", "AmazonSSM");

    private final AwsCalls calls;

    AwsParameters(AwsSurroundings surroundings, InstantSource clock, ServiceExchange exchange) {
        this.calls = new AwsCalls(SERVICE, surroundings, clock, exchange);
    }

    @Override
    public Optional<String> secret(String name) {
        return parameter(name).map(parameter -> parameter.get("Value")).map(String.class::cast);
    }

    /** A version that is named, behind a colon, never changes. */
    @Override
    public boolean isWritable(String name) {
        return name.startsWith("arn:") || name.indexOf(':') < 0;
    }

    /** Who may write it is told that it exists already; who may not is told that. */
    @Override
    public void requireWritable(String name) {
        Map<?, ?> current = parameter(name).orElseThrow(() -> absent(name));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("Name", name);
        input.put("Value", current.get("Value"));
        input.put("Type", current.get("Type"));
        input.put("Overwrite", false);
        calls.call("PutParameter", name, input, "ParameterAlreadyExists");
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        Map<?, ?> current = parameter(name).orElseThrow(() -> absent(name));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("Name", name);
        input.put("Value", change.apply((String) current.get("Value")));
        input.put("Type", current.get("Type"));
        input.put("Overwrite", true);
        if ("SecureString".equals(current.get("Type"))) {
            key(name).ifPresent(key -> input.put("KeyId", key));
        }
        calls.call("PutParameter", name, input);
    }

    private static ConfigException absent(String name) {
        return new ConfigException(
                ErrorCode.SECRET_NOT_FOUND, "AWS Parameter Store has no %s any more".formatted(name), "");
    }

    /** The key that encrypts it: without its name, an overwrite takes the account's default. Whoever may not ask gets that one. */
    private Optional<Object> key(String name) {
        Map<String, Object> byName = Map.of("Key", "Name", "Option", "Equals", "Values", List.of(name));
        try {
            return calls.call("DescribeParameters", name, Map.of("ParameterFilters", List.of(byName)))
                    .map(answer -> answer.get("Parameters"))
                    .flatMap(found ->
                            found instanceof List<?> list ? list.stream().findFirst() : Optional.empty())
                    .map(found -> found instanceof Map<?, ?> parameter ? parameter.get("KeyId") : null);
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private Optional<Map<?, ?>> parameter(String name) {
        return calls.call("GetParameter", name, Map.of("Name", name, "WithDecryption", true))
                .map(answer -> answer.get("Parameter") instanceof Map<?, ?> parameter ? parameter : Map.of());
    }
}
