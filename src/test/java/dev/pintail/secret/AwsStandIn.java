package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import dev.pintail.api.ServiceApi.Asked;
import dev.pintail.json.JsonReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Secrets Manager and Parameter Store as far as Pintail uses them. It checks each signature (version 4) against one that it
 * computes itself.
 */
public final class AwsStandIn implements AutoCloseable {
    private static final String KEY_ID = "test-key-id";
    private static final String KEY = "test-secret-key";

    private final ServiceApi api = new ServiceApi(this::answer);
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Object>> parameters = new ConcurrentHashMap<>();
    /** Who asks for something slow waits until nobody asks any more. */
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile boolean readOnly;

    public AwsStandIn put(String name, String value) {
        secrets.put(name, value);
        parameters.put(name, Map.of("Value", value, "Type", "SecureString", "KeyId", "alias/own", "Version", 1L));
        return this;
    }

    /** From now on nobody may write. */
    public void setReadOnly() {
        readOnly = true;
    }

    public String secret(String name) {
        return secrets.get(name);
    }

    public Map<String, Object> parameter(String name) {
        return parameters.get(name);
    }

    public ServiceApi api() {
        return api;
    }

    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                api.url(),
                "AWS_REGION",
                "eu-test-1",
                "AWS_ACCESS_KEY_ID",
                KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                KEY,
                "AWS_SESSION_TOKEN",
                "test-session");
    }

    @Override
    public void close() {
        closed.countDown();
        api.close();
    }

    private Answer answer(Asked request) {
        Map<?, ?> input = (Map<?, ?>) JsonReader.read(request.body());
        String problem = signatureProblem(request);
        if (!problem.isEmpty()) {
            return error("InvalidSignatureException", problem);
        }
        String name = (String) Optional.<Object>ofNullable(input.get("SecretId"))
                .or(() -> Optional.ofNullable(input.get("Name")))
                .orElse("");
        if (name.contains("slow")) {
            Uninterrupted.await(closed);
        }
        if (name.contains("denied")) {
            return error("AccessDeniedException", "User: arn:aws:iam::1:user/test is not authorized");
        }
        return switch (request.header("X-Amz-Target")) {
            case "secretsmanager.GetSecretValue" ->
                secrets.containsKey(name)
                        ? Answer.json(
                                Map.of("Name", name, "SecretString", secrets.get(name), "VersionId", version(name)))
                        : error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
            case "secretsmanager.PutSecretValue" -> written(() -> putSecret(name, input));
            case "AmazonSSM.GetParameter" ->
                parameters.containsKey(name) && Boolean.TRUE.equals(input.get("WithDecryption"))
                        ? Answer.json(Map.of("Parameter", parameters.get(name)))
                        : error("ParameterNotFound", "");
            case "AmazonSSM.DescribeParameters" ->
                Answer.json(Map.of("Parameters", List.of(parameters.get(filteredName(input)))));
            case "AmazonSSM.PutParameter" ->
                readOnly || Boolean.TRUE.equals(input.get("Overwrite"))
                        ? written(() -> putParameter(name, input))
                        : error("ParameterAlreadyExists", "The parameter already exists.");
            default -> error("UnknownOperationException", "");
        };
    }

    /** The same version once more is no new one; another text for it is refused by AWS, and does not occur. */
    private void putSecret(String name, Map<?, ?> input) {
        if (!version(name).equals(input.get("ClientRequestToken"))) {
            secrets.put(name, (String) input.get("SecretString"));
            written.add(name);
        }
    }

    private String version(String name) {
        return sha256(secrets.get(name));
    }

    /** The names of the secrets that got a new version, one for each. */
    public List<String> written() {
        return List.copyOf(written);
    }

    private void putParameter(String name, Map<?, ?> input) {
        Map<String, Object> parameter = new LinkedHashMap<>(parameters.get(name));
        for (String member : List.of("Value", "Type", "KeyId")) {
            parameter.put(member, input.get(member));
        }
        parameter.put("Version", (Long) parameter.get("Version") + 1);
        parameters.put(name, parameter);
        written.add(name);
    }

    private Answer written(Runnable work) {
        if (readOnly) {
            return error("AccessDeniedException", "not authorized to write");
        }
        work.run();
        return Answer.json(Map.of());
    }

    private static String filteredName(Map<?, ?> input) {
        Map<?, ?> filter = (Map<?, ?>) ((List<?>) input.get("ParameterFilters")).getFirst();
        return (String) ((List<?>) filter.get("Values")).getFirst();
    }

    private static Answer error(String type, String message) {
        return Answer.json(400, Map.of("__type", type, "Message", message));
    }

    /** What is wrong with the signature; empty if it is right. */
    private static String signatureProblem(Asked request) {
        String[] parts = request.header("Authorization").split("[ ,]+", -1);
        if (parts.length != 4 || !parts[0].equals("AWS4-HMAC-SHA256")) {
            return "no signature";
        }
        String credential = parts[1].substring("Credential=".length());
        String signedHeaders = parts[2].substring("SignedHeaders=".length());
        String signature = parts[3].substring("Signature=".length());
        if (!List.of(signedHeaders.split(";", -1)).containsAll(List.of("host", "x-amz-date", "x-amz-security-token"))) {
            return "too few headers are signed: " + signedHeaders;
        }
        String headers = Arrays.stream(signedHeaders.split(";", -1))
                .map(name -> name + ":" + request.header(name).strip() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n", request.method(), request.uri().getPath(), "", headers, signedHeaders, sha256(request.body()));
        String[] scope = credential.split("/", -1);
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                request.header("X-Amz-Date"),
                credential.substring(credential.indexOf('/') + 1),
                sha256(canonical));
        byte[] key = ("AWS4" + KEY).getBytes(UTF_8);
        for (int i = 1; i < scope.length; i++) {
            key = mac(key, scope[i]);
        }
        String expected = HexFormat.of().formatHex(mac(key, text));
        return scope[0].equals(KEY_ID) && expected.equals(signature) ? "" : "the signature does not match";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
