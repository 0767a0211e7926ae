package dev.pintail.secret;

import dev.pintail.aws.AwsCredential;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who and where we are in AWS: what the environment says, as in a function, else what the SDK finds, which is not loaded before.
 * Thread-safe.
 */
final class AwsSurroundings {
    private final Map<String, String> environment;
    private AwsSdk sdk;

    AwsSurroundings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    AwsCredential credential() {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
        return id.isEmpty() || secret.isEmpty()
                ? sdk().credential()
                : new AwsCredential(id.get(), secret.get(), variable("AWS_SESSION_TOKEN"));
    }

    String region() {
        return variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION")).orElseGet(() -> sdk().region());
    }

    /**
     * Where a service listens.
     *
     * @param variable names the environment variable with an endpoint for this service alone
     */
    URI endpoint(String service, String variable, String region) {
        return variable(variable)
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .map(AwsSurroundings::uri)
                .orElseGet(() -> URI.create("https://%s%s.%s.%s/".formatted(service, fips(), region, domain(region))));
    }

    private String fips() {
        return variable("AWS_USE_FIPS_ENDPOINT")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent()
                ? "-fips"
                : "";
    }

    /** Regions of other partitions have domains of their own. */
    private static String domain(String region) {
        return switch (region.substring(0, Math.max(0, region.indexOf('-')))) {
            case "cn" -> "amazonaws.com.cn";
            case "eusc" -> "amazonaws.eu";
            default -> "amazonaws.com";
        };
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw SecretErrors.invalid("the endpoint in AWS_ENDPOINT_URL is no URL", "Correct it.");
        }
    }

    private synchronized AwsSdk sdk() {
        if (sdk == null) {
            sdk = new AwsSdk();
        }
        return sdk;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
