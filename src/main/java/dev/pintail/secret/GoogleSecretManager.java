package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.ServiceExchange.Answer;
import dev.pintail.secret.ServiceExchange.Call;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * {@code ${gcp-sm:projects/p/secrets/s}}, optionally with {@code /locations/l} behind the project and {@code /versions/v} at the
 * end: a version of a secret in Google Secret Manager, the latest unless one is named.
 *
 * <p>Over its REST API (<a href="https://cloud.google.com/secret-manager/docs/reference/rest">reference</a>).
 */
final class GoogleSecretManager implements SecretStore {
    /** As {@code gcloud} knows it. */
    static final String ENDPOINT_VARIABLE = "CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER";

    private static final String TITLE = "Google Secret Manager";
    private static final String ADD_VERSION = "secretmanager.versions.add";
    private static final String ROLES =
            "Give the account the role Secret Manager Secret Accessor, and Secret Version Adder for tokens that change.";
    private static final Pattern NAME =
            Pattern.compile("(projects/[\\w:.-]+/(?:locations/([a-z0-9-]+)/)?secrets/[\\w-]+)(?:/versions/([\\w-]+))?");

    private final Map<String, String> environment;
    private final GoogleTokens tokens;
    private final ServiceCalls calls;

    GoogleSecretManager(Map<String, String> environment, GoogleTokens tokens, ServiceExchange exchange) {
        this.environment = Map.copyOf(environment);
        this.tokens = tokens;
        this.calls = new ServiceCalls(exchange);
    }

    @Override
    public Optional<String> secret(String name) {
        Matcher parts = parts(name);
        String version = parts.group(3) == null ? "latest" : parts.group(3);
        return call("GET", url(parts, "/versions/%s:access".formatted(version)), new byte[0])
                .map(GoogleSecretManager::payload);
    }

    /** A version that is named never changes. */
    @Override
    public boolean isWritable(String name) {
        String version = parts(name).group(3);
        return version == null || version.equals("latest");
    }

    @Override
    public void requireWritable(String name) {
        byte[] body = JsonWriter.COMPACT
                .write(Map.of("permissions", List.of(ADD_VERSION)))
                .getBytes(UTF_8);
        Map<?, ?> granted =
                call("POST", url(parts(name), ":testIamPermissions"), body).orElseThrow(() -> absent(name));
        if (!(granted.get("permissions") instanceof List<?> permissions) || !permissions.contains(ADD_VERSION)) {
            throw SecretErrors.denied("%s does not allow %s".formatted(TITLE, ADD_VERSION), ROLES);
        }
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        Matcher parts = parts(name);
        byte[] text = change.apply(secret(name).orElseThrow(() -> absent(name))).getBytes(UTF_8);
        Map<String, Object> payload =
                Map.of("data", Base64.getEncoder().encodeToString(text), "dataCrc32c", Long.toString(checksum(text)));
        byte[] body = JsonWriter.COMPACT.write(Map.of("payload", payload)).getBytes(UTF_8);
        if (call("POST", url(parts, ":addVersion"), body).isEmpty()) {
            throw absent(name);
        }
    }

    private Optional<Map<?, ?>> call(String method, URI url, byte[] body) {
        Answer answer = calls.send(
                TITLE,
                () -> new Call(
                        method,
                        url,
                        Map.of("Authorization", "Bearer " + tokens.token(), "Content-Type", "application/json"),
                        body));
        Map<?, ?> members = ServiceCalls.json(answer);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw refusal(answer.status(), members);
        }
        return Optional.of(members);
    }

    private static String payload(Map<?, ?> answer) {
        if (!(answer.get("payload") instanceof Map<?, ?> payload) || !(payload.get("data") instanceof String base64)) {
            throw SecretErrors.unavailable("%s gives no payload".formatted(TITLE), "Run it again later.");
        }
        byte[] text = Base64.getDecoder().decode(base64);
        if (payload.get("dataCrc32c") instanceof String expected && !expected.equals(Long.toString(checksum(text)))) {
            throw SecretErrors.unavailable("the payload was damaged on its way", "Run it again.");
        }
        return new String(text, UTF_8);
    }

    private static long checksum(byte[] text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text);
        return checksum.getValue();
    }

    private static ConfigException refusal(int status, Map<?, ?> answer) {
        Map<?, ?> error = answer.get("error") instanceof Map<?, ?> members ? members : Map.of();
        String problem = "%s refuses it: %s%s"
                .formatted(
                        TITLE,
                        error.get("status") instanceof String text ? text : "status code " + status,
                        error.get("message") instanceof String text ? " (%s)".formatted(text) : "");
        return status == 400
                ? SecretErrors.invalid(problem, "The version may be disabled or destroyed.")
                : SecretErrors.denied(problem, ROLES);
    }

    private URI url(Matcher parts, String rest) {
        String location = parts.group(2);
        String usual = location == null
                ? "https://secretmanager.googleapis.com/"
                : "https://secretmanager.%s.rep.googleapis.com/".formatted(location);
        String endpoint = environment.getOrDefault(ENDPOINT_VARIABLE, usual);
        return URI.create("%s%sv1/%s%s".formatted(endpoint, endpoint.endsWith("/") ? "" : "/", parts.group(1), rest));
    }

    private static Matcher parts(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw SecretErrors.invalid(
                    "that is no name of a secret at Google", "Write ${gcp-sm:projects/PROJECT/secrets/SECRET}.");
        }
        return parts;
    }

    private static ConfigException absent(String name) {
        return new ConfigException(ErrorCode.SECRET_NOT_FOUND, "%s has no %s any more".formatted(TITLE, name), "");
    }
}
