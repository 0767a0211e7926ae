package dev.pintail.secret;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All places where secrets may come from.
 *
 * @param providers by the scheme of a reference
 * @param order where {@code ${secret:NAME}} looks, one place after the other
 * @param timeLimit for one secret from a place that is not on this machine
 */
public record SecretSources(Map<String, SecretProvider> providers, List<Place> order, Duration timeLimit) {
    /** Names the places where {@code ${secret:NAME}} looks: {@code env,dotenv,aws-sm:pintail/}. */
    static final String ORDER_VARIABLE = "PINTAIL_SECRET_ORDER";

    static final String TIME_LIMIT_VARIABLE = "PINTAIL_SECRET_TIMEOUT";

    /** As PyAirbyte's: what was registered, the environment, the .env file, the person. */
    private static final String DEFAULT_ORDER = "custom,env,dotenv,prompt";

    private static final long DEFAULT_TIME_LIMIT_SECONDS = 20;

    /** A provider and what is put before a name there. */
    public record Place(String scheme, String prefix) {
        public Place {
            requireNonNull(scheme, "scheme is null");
            requireNonNull(prefix, "prefix is null");
        }

        static Place parse(String text) {
            String[] parts = text.strip().split(":", 2);
            return new Place(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    public SecretSources {
        providers = new TreeMap<>(providers);
        order = List.copyOf(order);
        requireNonNull(timeLimit, "timeLimit is null");
    }

    /** These providers; {@code ${secret:NAME}} asks each of them. */
    public SecretSources(Map<String, SecretProvider> providers) {
        this(
                providers,
                providers.keySet().stream()
                        .sorted()
                        .map(scheme -> new Place(scheme, ""))
                        .toList(),
                Duration.ofSeconds(DEFAULT_TIME_LIMIT_SECONDS));
    }

    /**
     * The real ones. Nothing of a store is loaded before a reference names it.
     *
     * @param environment the process' environment variables
     * @throws ConfigException CONFIG_INVALID if a setting in it is wrong
     */
    public static SecretSources system(
            Map<String, String> environment, InstantSource clock, ServiceExchange exchange) {
        Path here = Path.of("");
        Map<String, SecretProvider> providers = Map.of(
                "env", new EnvironmentSecrets(environment),
                "dotenv", new DotenvSecrets(here),
                "file", new FileSecrets(here),
                "prompt", new PromptSecrets(),
                "exec", new ExecSecrets("1".equals(environment.get(ExecSecrets.ALLOW_VARIABLE)), here),
                "custom", new CustomSecrets(),
                "aws-sm", new LazyStore(() -> new AwsSecretsManager(new AwsSurroundings(environment), exchange)),
                "aws-ssm", new LazyStore(() -> new AwsParameters(new AwsSurroundings(environment), exchange)),
                "gcp-sm",
                        new LazyStore(() -> new GoogleSecretManager(
                                environment, new GoogleTokens(environment, clock, exchange), exchange)));
        return new SecretSources(providers, order(environment, providers), timeLimit(environment));
    }

    private static List<Place> order(Map<String, String> environment, Map<String, SecretProvider> providers) {
        String text = environment.getOrDefault(ORDER_VARIABLE, DEFAULT_ORDER);
        List<Place> order =
                Arrays.stream(text.split(",", -1)).map(Place::parse).toList();
        for (Place place : order) {
            if (!providers.containsKey(place.scheme())) {
                throw new ConfigException(
                        ErrorCode.CONFIG_INVALID,
                        "%s names an unknown kind of secret: \"%s\".".formatted(ORDER_VARIABLE, place.scheme()),
                        "Known kinds: " + String.join(", ", new TreeMap<>(providers).keySet()));
            }
        }
        return order;
    }

    private static Duration timeLimit(Map<String, String> environment) {
        String text = environment.getOrDefault(TIME_LIMIT_VARIABLE, Long.toString(DEFAULT_TIME_LIMIT_SECONDS));
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "%s must be a number of seconds from 1 to 9999.".formatted(TIME_LIMIT_VARIABLE),
                    "");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
