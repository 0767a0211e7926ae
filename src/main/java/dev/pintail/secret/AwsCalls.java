package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.ServiceExchange.Answer;
import dev.pintail.secret.ServiceExchange.Call;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Calls of one AWS service that speaks JSON 1.1, signed by the SDK. Thread-safe.
 *
 * <p>The SDK's own clients are not used: two calls of each service would bring 7 MB of classes for hundreds.
 */
final class AwsCalls {
    private static final Set<String> ABSENT =
            Set.of("ResourceNotFoundException", "ParameterNotFound", "ParameterVersionNotFound");
    private static final Set<String> BUSY = Set.of("ThrottlingException", "TooManyUpdates", "RequestLimitExceeded");

    private final Service service;
    private final AwsSurroundings surroundings;
    private final ServiceCalls calls;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * A service.
     *
     * @param title what messages call it
     * @param id what it is in host names and signatures
     * @param endpointVariable the environment variable with an endpoint for this service alone
     * @param target stands before an operation's name
     */
    record Service(String title, String id, String endpointVariable, String target) {}

    AwsCalls(Service service, AwsSurroundings surroundings, ServiceExchange exchange) {
        this.service = service;
        this.surroundings = surroundings;
        this.calls = new ServiceCalls(exchange);
    }

    /**
     * The answer to an operation; empty if there is no such secret.
     *
     * @param name of the secret; a region in an ARN wins over the configured one
     */
    Optional<Map<?, ?>> call(String operation, String name, Map<String, Object> input) {
        try {
            String region = region(name).orElseGet(surroundings::region);
            byte[] body = JsonWriter.COMPACT.write(input).getBytes(UTF_8);
            Answer answer = calls.send(service.title, () -> signed(operation, region, body));
            Map<?, ?> members = ServiceCalls.json(answer);
            return answer.status() == 200 ? Optional.of(members) : refused(answer.status(), members);
        } catch (SdkException e) {
            throw SecretErrors.denied(
                    "there are no AWS credentials or no region for %s".formatted(service.title),
                    "Set AWS_REGION and AWS_PROFILE, or give the function a role. (%s)"
                            .formatted(e.getMessage()));
        }
    }

    private Call signed(String operation, String region, byte[] body) {
        URI endpoint = surroundings.endpoint(service.id, service.endpointVariable, region);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", service.target + "." + operation)
                .build();
        SdkHttpRequest signed = signer.sign(sign -> sign.identity(surroundings.credentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.id)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        Map<String, String> headers = new LinkedHashMap<>();
        signed.headers().forEach((header, values) -> headers.put(header, String.join(",", values)));
        headers.keySet().removeIf(header -> List.of("host", "content-length").contains(header.toLowerCase(Locale.ROOT)));
        return new Call("POST", signed.getUri(), headers, body);
    }

    private Optional<Map<?, ?>> refused(int status, Map<?, ?> answer) {
        String type = answer.get("__type") instanceof String text ? text.substring(text.indexOf('#') + 1) : "";
        if (ABSENT.contains(type)) {
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
