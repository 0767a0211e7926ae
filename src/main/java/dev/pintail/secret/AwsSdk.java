package dev.pintail.secret;

import dev.pintail.aws.AwsCredential;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** What AWS' SDK finds when the environment names neither keys nor a region: profiles, containers, machines. Thread-safe. */
final class AwsSdk {
    private final DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();

    AwsCredential credential() {
        try {
            AwsCredentials found = provider.resolveCredentials();
            return new AwsCredential(
                    found.accessKeyId(),
                    found.secretAccessKey(),
                    found instanceof AwsSessionCredentials session
                            ? Optional.of(session.sessionToken())
                            : Optional.empty());
        } catch (SdkException e) {
            throw SecretErrors.denied(
                    "there are no AWS credentials",
                    "Set AWS_PROFILE, or give the function a role. For a profile with a role or single sign-on:"
                            + " eval \"$(aws configure export-credentials --format env)\"");
        }
    }

    String region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkException e) {
            throw SecretErrors.invalid("there is no AWS region", "Set AWS_REGION.");
        }
    }
}
