package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import dev.pintail.api.ServiceApi.Asked;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Google Secret Manager, its token endpoint and a machine's metadata server, as far as Pintail uses them. */
public final class GoogleStandIn implements AutoCloseable {
    private static final String TOKEN = "ya29.token-of-the-stand-in";
    private static final Pattern ACCESS = Pattern.compile("/v1/projects/p/secrets/([\\w-]+)/versions/(\\w+):access");
    private static final Pattern ADD = Pattern.compile("/v1/projects/p/secrets/([\\w-]+):addVersion");

    private final KeyPair keys;
    private final ServiceApi api;
    private final Map<String, List<String>> versions = new ConcurrentHashMap<>();

    /** Who asks for something slow waits until nobody asks any more. */
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile boolean readOnly;

    public GoogleStandIn() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        api = new ServiceApi(this::answer);
    }

    public GoogleStandIn put(String name, String value) {
        versions.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    /** From now on nobody may write. */
    public void setReadOnly() {
        readOnly = true;
    }

    public List<String> versions(String name) {
        return versions.get(name);
    }

    public ServiceApi api() {
        return api;
    }

    /** The file that the console gives for a service account. */
    public String serviceAccount() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return JsonWriter.COMPACT.write(Map.of(
                "type", "service_account",
                "client_email", "test@p.iam.gserviceaccount.com",
                "private_key_id", "k1",
                "private_key", pem,
                "token_uri", api.url() + "/token"));
    }

    /** What {@code gcloud auth application-default login} writes. */
    public String user() {
        return JsonWriter.COMPACT.write(Map.of(
                "type", "authorized_user",
                "client_id", "id",
                "client_secret", "cs",
                "refresh_token", "rt",
                "token_uri", api.url() + "/token"));
    }

    public Map<String, String> environment() {
        return Map.of("GCP_GSM_CREDENTIALS", serviceAccount(), GoogleSecretManager.ENDPOINT_VARIABLE, api.url() + "/");
    }

    @Override
    public void close() {
        closed.countDown();
        api.close();
    }

    private Answer answer(Asked request) {
        String path = request.uri().getPath();
        if (path.equals("/token")) {
            return token(LocalApi.query(URI.create("?" + request.body())));
        }
        if (path.startsWith("/computeMetadata/")) {
            return request.header("Metadata-Flavor").equals("Google") ? granted() : Answer.json(403, Map.of());
        }
        if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
            return error(401, "UNAUTHENTICATED");
        }
        Matcher access = ACCESS.matcher(path);
        Matcher add = ADD.matcher(path);
        if (access.matches()) {
            return access(access.group(1), access.group(2));
        }
        if (path.endsWith(":testIamPermissions")) {
            return Answer.json(readOnly ? Map.of() : (Map<?, ?>) JsonReader.read(request.body()));
        }
        if (readOnly) {
            return error(403, "PERMISSION_DENIED");
        }
        return add.matches() ? added(add.group(1), request) : error(404, "NOT_FOUND");
    }

    private Answer token(Map<String, String> form) {
        return switch (form.get("grant_type")) {
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                isSigned(form.get("assertion")) ? granted() : Answer.json(400, Map.of("error", "invalid_grant"));
            case "refresh_token" ->
                form.equals(Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "id",
                                "client_secret",
                                "cs",
                                "refresh_token",
                                "rt"))
                        ? granted()
                        : Answer.json(400, Map.of("error", "invalid_grant"));
            default -> Answer.json(400, Map.of("error", "unsupported_grant_type"));
        };
    }

    private boolean isSigned(String assertion) {
        try {
            String[] parts = assertion.split("\\.", -1);
            Map<?, ?> claims =
                    (Map<?, ?>) JsonReader.read(Base64.getUrlDecoder().decode(parts[1]));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.get("aud").equals(api.url() + "/token")
                    && claims.get("iss").equals("test@p.iam.gserviceaccount.com")
                    && claims.get("scope").equals("https://www.googleapis.com/auth/cloud-platform");
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Answer granted() {
        return Answer.json(Map.of("access_token", TOKEN, "expires_in", 3599L, "token_type", "Bearer"));
    }

    private Answer access(String name, String version) {
        if (name.contains("slow")) {
            Uninterrupted.await(closed);
        }
        if (name.contains("denied")) {
            return error(403, "PERMISSION_DENIED");
        }
        List<String> all = versions.getOrDefault(name, List.of());
        int number = version.equals("latest") ? all.size() : Integer.parseInt(version);
        if (number < 1 || number > all.size()) {
            return error(404, "NOT_FOUND");
        }
        byte[] data = all.get(number - 1).getBytes(UTF_8);
        return Answer.json(
                Map.of("name", "projects/1/secrets/%s/versions/%d".formatted(name, number), "payload", payload(data)));
    }

    private Answer added(String name, Asked request) {
        Map<?, ?> payload = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(request.body())).get("payload");
        byte[] data = Base64.getDecoder().decode((String) payload.get("data"));
        if (!payload(data).equals(payload)) {
            return error(400, "INVALID_ARGUMENT");
        }
        put(name, new String(data, UTF_8));
        return Answer.json(Map.of(
                "name",
                "projects/1/secrets/%s/versions/%d"
                        .formatted(name, versions(name).size())));
    }

    private static Map<String, Object> payload(byte[] data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        return Map.of(
                "data", Base64.getEncoder().encodeToString(data), "dataCrc32c", Long.toString(checksum.getValue()));
    }

    private static Answer error(int status, String name) {
        return Answer.json(status, Map.of("error", Map.of("code", (long) status, "status", name, "message", "no")));
    }
}
