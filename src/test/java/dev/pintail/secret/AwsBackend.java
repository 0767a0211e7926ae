package dev.pintail.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of AWS' two stores, in a stand-in.
 *
 * @param scheme aws-sm or aws-ssm
 * @param prefix of the names in the store
 */
public record AwsBackend(AwsStandIn aws, String scheme, String prefix) implements SecretBackend {
    public static AwsBackend secretsManager() {
        return new AwsBackend(filled("app/"), "aws-sm", "app/");
    }

    public static AwsBackend secretsManagerByArn() {
        String prefix = "arn:aws:secretsmanager:eu-other-1:123456789012:secret:";
        return new AwsBackend(filled(prefix), "aws-sm", prefix);
    }

    public static AwsBackend parameters() {
        return new AwsBackend(filled("/app/"), "aws-ssm", "/app/");
    }

    private static AwsStandIn filled(String prefix) {
        return new AwsStandIn()
                .put(prefix + "plain", SECRET)
                .put(prefix + "doc", DOCUMENT)
                .put(prefix + "broken", "s3cr3t not { json");
    }

    @Override
    public Map<String, String> environment(Situation situation) {
        Map<String, String> environment = new HashMap<>(aws.environment());
        if (situation == Situation.SLOW) {
            environment.put("PINTAIL_SECRET_TIMEOUT", "1");
        }
        return environment;
    }

    @Override
    public Optional<String> reference(Situation situation) {
        return Optional.of("${%s:%s%s}"
                .formatted(
                        scheme,
                        prefix,
                        switch (situation) {
                            case FOUND -> "plain";
                            case MEMBER -> "doc#key";
                            case POINTER -> "doc#/a.b/n";
                            case WRONG_NAME -> "nothing";
                            case DENIED -> "denied";
                            case MALFORMED -> "broken#key";
                            case MISSING_KEY -> "doc#other";
                            case SLOW -> "slow";
                        }));
    }

    @Override
    public void close() {
        aws.close();
    }
}
