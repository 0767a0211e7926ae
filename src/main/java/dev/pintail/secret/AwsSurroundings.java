package dev.pintail.secret;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Who and where we are in AWS: what the environment says, as in a function, else what the SDK finds: profiles, containers,
 * machines. Thread-safe.
 */
final class AwsSurroundings {
    private final Map<String, String> environment;
    private AwsCredentialsProvider found;

    AwsSurroundings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    AwsCredentials credentials() {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            return found().resolveCredentials();
        }
        return variable("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(session -> AwsSessionCredentials.create(id.get(), secret.get(), session))
                .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get()));
    }

    String region() {
        return variable("AWS_REGION")
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .orElseGet(() -> new DefaultAwsRegionProviderChain().getRegion().id());
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
                .orElseGet(() -> URI.create("https://%s%s.%s.%s/"
                        .formatted(
                                service,
                                variable("AWS_USE_FIPS_ENDPOINT").filter("true"::equalsIgnoreCase).isPresent()
                                        ? "-fips"
                                        : "",
                                region,
                                PartitionMetadata.of(region).dnsSuffix())));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw SecretErrors.invalid("the endpoint in AWS_ENDPOINT_URL is no URL", "Correct it.");
        }
    }

    private synchronized AwsCredentialsProvider found() {
        if (found == null) {
            found = DefaultCredentialsProvider.builder().build();
        }
        return found;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
