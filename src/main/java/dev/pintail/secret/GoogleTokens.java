package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.ServiceExchange.Answer;
import dev.pintail.secret.ServiceExchange.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Access tokens for Google's APIs, from the application default credentials: the key of a service account, a user's refresh token
 * (what {@code gcloud auth application-default login} writes), or the metadata server of a machine at Google. Thread-safe.
 *
 * <p>Google's own library is not used: it brings Guava, gRPC's and OpenCensus' interfaces and a second HTTP client (6.4 MB) and
 * reads JSON by reflection.
 */
final class GoogleTokens {
    private static final String TITLE = "Google's token endpoint";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String HINT = "Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or run: gcloud"
            + " auth application-default login";
    private static final int LIFETIME_SECONDS = 3600;
    /** A token that ends within this time is replaced. */
    private static final int MARGIN_SECONDS = 60;

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final ServiceCalls calls;
    private String token;
    private Instant end = Instant.MIN;

    GoogleTokens(Map<String, String> environment, InstantSource clock, ServiceExchange exchange) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.calls = new ServiceCalls(exchange);
    }

    synchronized String token() {
        Instant now = clock.instant();
        if (now.isBefore(end.minusSeconds(MARGIN_SECONDS))) {
            return token;
        }
        Answer answer = calls.send(TITLE, this::request);
        Map<?, ?> members = ServiceCalls.json(answer);
        if (answer.status() != 200 || !(members.get("access_token") instanceof String fresh)) {
            Object error = members.get("error");
            throw SecretErrors.denied(
                    "%s refuses the credentials: %s"
                            .formatted(TITLE, error instanceof String code ? code : "status code " + answer.status()),
                    HINT);
        }
        token = fresh;
        end = now.plusSeconds(members.get("expires_in") instanceof Long seconds ? seconds : LIFETIME_SECONDS);
        return token;
    }

    private Call request() {
        Optional<Map<?, ?>> credentials = credentials();
        if (credentials.isEmpty()) {
            String host = environment.getOrDefault("GCE_METADATA_HOST", "metadata.google.internal");
            return new Call(
                    "GET",
                    URI.create("http://%s/computeMetadata/v1/instance/service-accounts/default/token".formatted(host)),
                    Map.of("Metadata-Flavor", "Google"),
                    new byte[0]);
        }
        Map<?, ?> given = credentials.get();
        Map<String, String> form = new LinkedHashMap<>();
        switch (String.valueOf(given.get("type"))) {
            case "service_account" -> {
                form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
                form.put("assertion", assertion(given));
            }
            case "authorized_user" -> {
                form.put("grant_type", "refresh_token");
                form.put("client_id", member(given, "client_id"));
                form.put("client_secret", member(given, "client_secret"));
                form.put("refresh_token", member(given, "refresh_token"));
            }
            case String other ->
                throw SecretErrors.invalid("Google credentials of the kind %s are not supported".formatted(other), HINT);
        }
        return new Call(
                "POST",
                endpoint(given),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))
                        .getBytes(UTF_8));
    }

    /** Inline, as PyAirbyte takes them, else from the file; empty for the metadata server. */
    private Optional<Map<?, ?>> credentials() {
        Optional<String> text = Optional.ofNullable(environment.get("GCP_GSM_CREDENTIALS"))
                .or(() -> Optional.ofNullable(environment.get("GOOGLE_APPLICATION_CREDENTIALS"))
                        .map(path -> new SecretFile(Path.of(path))
                                .read()
                                .orElseThrow(() -> SecretErrors.invalid(
                                        "GOOGLE_APPLICATION_CREDENTIALS names a file that does not exist", HINT))))
                .or(() -> new SecretFile(usersFile()).read());
        return text.map(json -> {
            try {
                return JsonReader.read(json) instanceof Map<?, ?> object ? object : Map.of();
            } catch (JsonSyntaxException e) {
                throw SecretErrors.invalid("the Google credentials are no JSON", HINT);
            }
        });
    }

    private Path usersFile() {
        String folder = environment.containsKey("CLOUDSDK_CONFIG")
                ? environment.get("CLOUDSDK_CONFIG")
                : environment.getOrDefault("HOME", "") + "/.config/gcloud";
        return Path.of(folder, "application_default_credentials.json");
    }

    private static URI endpoint(Map<?, ?> credentials) {
        return URI.create(
                credentials.get("token_uri") instanceof String uri ? uri : "https://oauth2.googleapis.com/token");
    }

    private String assertion(Map<?, ?> credentials) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        if (credentials.get("private_key_id") instanceof String id) {
            header.put("kid", id);
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", member(credentials, "client_email"));
        claims.put("scope", SCOPE);
        claims.put("aud", endpoint(credentials).toString());
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        String signed = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(member(credentials, "private_key")));
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SecretErrors.invalid("the private_key in the Google credentials is no RSA key in PKCS #8", HINT);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encode(Map<String, Object> part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonWriter.PYTHON_COMPACT.write(part).getBytes(UTF_8));
    }

    private static String member(Map<?, ?> credentials, String name) {
        if (credentials.get(name) instanceof String text) {
            return text;
        }
        throw SecretErrors.invalid("the Google credentials have no %s".formatted(name), HINT);
    }
}
