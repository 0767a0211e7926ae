package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.SecretBackend.Situation;
import dev.pintail.sync.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** AWS' stores in moto, which others wrote; skipped where it is not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoTest {
    private static final Path PROGRAM = Path.of("../shared/services/aws_local.py");
    /** moto lets everybody in and is never slow. */
    private static final Set<Situation> IMPOSSIBLE = EnumSet.of(Situation.DENIED, Situation.SLOW);

    private Process process;
    private Map<String, String> environment;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(Files.exists(PROGRAM), "moto's starter is not there: " + PROGRAM);
        assumeTrue(
                new ProcessBuilder("python3", "-c", "import moto.server")
                                .start()
                                .waitFor()
                        == 0,
                "moto is not installed");
        process = new ProcessBuilder("python3", PROGRAM.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String ready = process.inputReader(UTF_8).readLine();
        Map<?, ?> members = (Map<?, ?>) JsonReader.read(ready);
        environment = Map.of(
                "AWS_ENDPOINT_URL", (String) members.get("endpoint"),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
        for (Map.Entry<String, String> secret : Map.of(
                        "plain", SecretBackend.SECRET, "doc", SecretBackend.DOCUMENT, "broken", "s3cr3t not { json")
                .entrySet()) {
            create(secret.getKey(), secret.getValue());
        }
    }

    @AfterAll
    void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    @Nested
    class SecretsManager extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return new Moto("aws-sm", "");
        }
    }

    @Nested
    class ParameterStore extends SecretProviderSuite {
        @Override
        protected SecretBackend backend(Path folder) {
            return new Moto("aws-ssm", "/");
        }
    }

    @Test
    void whatIsWrittenIsRead() {
        create("rotated", "{\"token\":\"one\"}");
        SecretResolver secrets = resolver();
        secrets.resolve(List.of("${aws-sm:rotated#token}", "${aws-ssm:/rotated#token}"));

        for (String text : List.of("${aws-sm:rotated#token}", "${aws-ssm:/rotated#token}")) {
            secrets.write(SecretReference.whole(text).orElseThrow(), "one", "two");

            assertThat(resolver().resolveText(text)).isEqualTo("two");
        }
    }

    @Test
    void whetherItCanBeWrittenIsTriedWithoutANewVersion() {
        create("untouched", "one");
        SecretResolver secrets = resolver();

        for (String text : List.of("${aws-sm:untouched}", "${aws-ssm:/untouched}")) {
            secrets.resolveText(text);
            secrets.requireWritable(SecretReference.whole(text).orElseThrow());

            assertThat(resolver().resolveText(text)).isEqualTo("one");
        }
        assertThat(call("secretsmanager", "secretsmanager.ListSecretVersionIds", Map.of("SecretId", "untouched"))
                        .get("Versions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(call("ssm", "AmazonSSM.GetParameterHistory", Map.of("Name", "/untouched"))
                        .get("Parameters"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    private SecretResolver resolver() {
        return new SecretResolver(Engine.system(environment).secrets(), Path.of(""), new Masker());
    }

    private void create(String name, String value) {
        call("secretsmanager", "secretsmanager.CreateSecret", Map.of("Name", name, "SecretString", value));
        call("ssm", "AmazonSSM.PutParameter", Map.of("Name", "/" + name, "Value", value, "Type", "SecureString"));
    }

    private Map<?, ?> call(String service, String target, Map<String, Object> input) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(environment.get("AWS_ENDPOINT_URL") + "/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(service))
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.COMPACT.write(input)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return (Map<?, ?>) JsonReader.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Moto implements SecretBackend {
        private final String scheme;
        private final String prefix;

        Moto(String scheme, String prefix) {
            this.scheme = scheme;
            this.prefix = prefix;
        }

        @Override
        public Map<String, String> environment(Situation situation) {
            return environment;
        }

        @Override
        public Optional<String> reference(Situation situation) {
            return IMPOSSIBLE.contains(situation)
                    ? Optional.empty()
                    : new AwsBackend(null, scheme, prefix).reference(situation);
        }
    }
}
