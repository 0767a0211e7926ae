package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.aws.AwsSignature;
import dev.pintail.error.ConfigException;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.ServiceExchange.Answer;
import dev.pintail.secret.ServiceExchange.Call;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of one AWS service that speaks JSON 1.1. Thread-safe.
 *
 * <p>The SDK's own clients are not used: their signer cannot be linked into the executable (see {@link AwsSignature}), and two
 * calls of each service would bring 7 MB of classes for hundreds.
 */
final class AwsCalls {
    private static final Set<String> ABSENT =
            Set.of("ResourceNotFoundException", "ParameterNotFound", "ParameterVersionNotFound");
    private static final Set<String> BUSY = Set.of("ThrottlingException", "TooManyUpdates", "RequestLimitExceeded");

    private final Service service;
    private final AwsSurroundings surroundings;
    private final ServiceCalls calls;
    private final InstantSource clock;

    /**
     * A service.
     *
     * @param title what messages call it
     * @param id what it is in host names and signatures
     * @param endpointVariable the environment variable with an endpoint for this service alone
     * @param target stands before an operation's name
     */
    record Service(String title, String id, String endpointVariable, String target) {}

    AwsCalls(Service service, AwsSurroundings surroundings, InstantSource clock, ServiceExchange exchange) {
        this.service = service;
        this.surroundings = surroundings;
        this.clock = clock;
        this.calls = new ServiceCalls(exchange);
    }

    /**
     * The answer to an operation; empty if there is no such secret.
     *
     * @param name of the secret; a region in an ARN wins over the configured one
     */
    Optional<Map<?, ?>> call(String operation, String name, Map<String, Object> input) {
        return call(operation, name, input, "");
    }

    /**
     * As above.
     *
     * @param expected a kind of refusal that is an answer too: an empty one
     */
    Optional<Map<?, ?>> call(String operation, String name, Map<String, Object> input, String expected) {
        String region = region(name).orElseGet(surroundings::region);
        byte[] body = JsonWriter.COMPACT.write(input).getBytes(UTF_8);
        Answer answer = calls.send(service.title, () -> signed(operation, region, body));
        Map<?, ?> members = ServiceCalls.json(answer);
        return answer.status() == 200 ? Optional.of(members) : refused(answer.status(), members, expected);
    }

    private Call signed(String operation, String region, byte[] body) {
        URI endpoint = surroundings.endpoint(service.id, service.endpointVariable, region);
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", service.target + "." + operation);
        AwsSignature signature = new AwsSignature(surroundings.credential(), region, service.id);
        return new Call("POST", endpoint, signature.sign("POST", endpoint, headers, body, clock.instant()), body);
    }

    private Optional<Map<?, ?>> refused(int status, Map<?, ?> answer, String expected) {
        String type = answer.get("__type") instanceof String text ? text.substring(text.indexOf('#') + 1) : "";
        if (ABSENT.contains(type) || (type.equals(expected) && !type.isEmpty())) {
            return Optional.empty();
        }
        throw refusal(status, type, answer);
    }

    private ConfigException refusal(int status, String type, Map<?, ?> answer) {
        Object message = answer.get("Message") == null ? answer.get("message") : answer.get("Message");
        String problem = "%s refuses it: %s%s"
                .formatted(
                        service.title,
                        type.isEmpty() ? "status code " + status : type,
                        message instanceof String text ? " (%s)".formatted(text) : "");
        if (BUSY.contains(type)) {
            return SecretErrors.unavailable(problem, "Run it again later.");
        }
        return type.startsWith("InvalidRequest") || type.startsWith("Validation") || type.startsWith("InvalidParameter")
                ? SecretErrors.invalid(problem, "Check the name and the region.")
                : SecretErrors.denied(
                        problem,
                        "Check the credentials and region; the policy must allow the call, and kms:Decrypt for a key"
                                + " of your own.");
    }

    /** {@code arn:partition:service:region:account:...}. */
    private static Optional<String> region(String name) {
        String[] parts = name.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn") && parts[3].matches("[a-z0-9-]+")
                ? Optional.of(parts[3])
                : Optional.empty();
    }
}
