package dev.pintail.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.RotatingTokensApi;
import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.secret.AwsStandIn;
import dev.pintail.secret.GoogleStandIn;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretReference;
import dev.pintail.secret.SecretResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refresh tokens that are good for one use: the next one is kept before anything else is asked of the API. */
class RotatedTokensTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final RotatingTokensApi api = new RotatingTokensApi();

    @TempDir
    private Path folder;

    private RotatingProject project;

    @BeforeEach
    void makeProject() {
        project = new RotatingProject(folder, api.url());
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void newTokenGoesIntoTheJsonFileItCameFrom() throws IOException {
        Path file = folder.resolve("tokens.json");
        Files.writeString(file, "{\"other\": [1, 2.5], \"refresh_token\": \"%s\"}".formatted(api.refreshToken()));

        assertKept("${file:tokens.json#refresh_token}", () -> text(file));

        assertThat(text(file)).isEqualTo("{\"other\":[1,2.5],\"refresh_token\":\"%s\"}".formatted(api.refreshToken()));
        assertThat(leftovers("tokens.json")).isEmpty();
    }

    @Test
    void newTokenGoesIntoTheDotenvFileItCameFrom() throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, "A=1 # first\nexport RT=\"%s\"\nB='2'\n".formatted(api.refreshToken()));

        assertKept("${dotenv:RT}", () -> text(file));

        assertThat(text(file)).isEqualTo("A=1 # first\nexport RT='%s'\nB='2'\n".formatted(api.refreshToken()));
    }

    @Test
    void tokenThatWasFoundAnywhereGoesBackToWhereItWas() throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, "RT=%s\n".formatted(api.refreshToken()));

        assertKept("${secret:RT}", () -> text(file));
    }

    @Test
    void newTokenGoesBackToSecretsManager() {
        try (AwsStandIn aws = new AwsStandIn().put("app", "{\"rt\": \"%s\", \"x\": 1}".formatted(api.refreshToken()))) {
            project.environment.putAll(aws.environment());

            assertKept("${aws-sm:app#rt}", () -> aws.secret("app"));

            assertThat(aws.secret("app")).isEqualTo("{\"rt\":\"%s\",\"x\":1}".formatted(api.refreshToken()));
        }
    }

    @Test
    void newTokenGoesBackToParameterStoreWithItsTypeAndKey() {
        try (AwsStandIn aws = new AwsStandIn().put("/app/rt", api.refreshToken())) {
            project.environment.putAll(aws.environment());

            assertKept("${aws-ssm:/app/rt}", () ->
                    (String) aws.parameter("/app/rt").get("Value"));

            assertThat(aws.parameter("/app/rt"))
                    .containsEntry("Type", "SecureString")
                    .containsEntry("KeyId", "alias/own");
        }
    }

    @Test
    void newTokenBecomesAVersionAtGoogle() throws Exception {
        try (GoogleStandIn google = new GoogleStandIn().put("rt", api.refreshToken())) {
            project.environment.putAll(google.environment());

            assertKept(
                    "${gcp-sm:projects/p/secrets/rt}",
                    () -> google.versions("rt").getLast());

            assertThat(google.versions("rt")).hasSize(3);
        }
    }

    @Test
    void whereItCannotBeWrittenItIsKeptEncryptedBesideTheData() {
        project.environment.put("RT", api.refreshToken());
        project.environment.put("PINTAIL_KEY", KEY);

        assertThat(run("${env:RT}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);
        assertThat(run("${env:RT}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);

        assertThat(api.exchanges()).isEqualTo(2);
        assertThat(bytesOfTheDatabase()).doesNotContain("refresh-token").doesNotContain("access-token");
    }

    @Test
    void whoeverAuthenticatesAnewIsBelievedMoreThanWhatWasKept() {
        project.environment.put("RT", api.refreshToken());
        project.environment.put("PINTAIL_KEY", KEY);
        run("${env:RT}");

        project.environment.put("RT", api.authenticate());

        assertThat(run("${env:RT}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);
        assertThat(run("${env:RT}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);
    }

    @Test
    void anotherKeyIsRefusedBeforeTheOldTokenIsUsed() {
        project.environment.put("RT", api.refreshToken());
        project.environment.put("PINTAIL_KEY", KEY);
        run("${env:RT}");
        project.environment.put("PINTAIL_KEY", OTHER_KEY);

        assertThatThrownBy(() -> run("${env:RT}"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_INVALID));
        assertThat(api.exchanges()).isEqualTo(1);
    }

    @Test
    void withoutAnyPlaceForTheNextTokenTheFirstIsNotSpent() {
        project.environment.put("RT", api.refreshToken());

        assertThatThrownBy(() -> run("${env:RT}")).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SECRET_NOT_KEPT);
            assertThat(e.getMessage()).contains("credentials.refresh_token");
            assertThat(e.hint()).contains("PINTAIL_KEY");
        });
        assertThat(api.exchanges()).isZero();
    }

    @Test
    void storeThatRefusesTheWriteIsReplacedByTheDatabase() {
        try (AwsStandIn aws = new AwsStandIn().put("rt", api.refreshToken())) {
            aws.setReadOnly();
            project.environment.putAll(aws.environment());
            project.environment.put("PINTAIL_KEY", KEY);

            assertThat(run("${aws-sm:rt}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);
            assertThat(run("${aws-sm:rt}").status()).isEqualTo(SyncResult.Status.SUCCEEDED);

            assertThat(aws.secret("rt")).isEqualTo("refresh-token-number-0");
        }
    }

    @Test
    void whereTheStoreWouldRefuseTheNextTokenTheFirstIsNotSpent() throws Exception {
        try (AwsStandIn aws = new AwsStandIn().put("rt", api.refreshToken()).put("/rt", api.refreshToken());
                GoogleStandIn google = new GoogleStandIn().put("rt", api.refreshToken())) {
            aws.setReadOnly();
            google.setReadOnly();
            project.environment.putAll(aws.environment());
            project.environment.putAll(google.environment());

            for (String reference : List.of("${aws-sm:rt}", "${aws-ssm:/rt}", "${gcp-sm:projects/p/secrets/rt}")) {
                assertThatThrownBy(() -> run(reference))
                        .as(reference)
                        .isInstanceOfSatisfying(ConfigException.class, e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.SECRET_NOT_KEPT);
                            assertThat(e.getMessage()).contains("credentials.refresh_token");
                            assertThat(e.hint()).contains(reference).contains("PINTAIL_KEY");
                            assertThat(e.getMessage() + e.hint()).doesNotContain("refresh-token-number");
                        });
            }
            assertThat(api.exchanges()).isZero();
        }
    }

    @Test
    void whetherAStoreCanBeWrittenIsTriedWithoutANewVersion() throws Exception {
        try (AwsStandIn aws = new AwsStandIn().put("rt", "one").put("/rt", "one");
                GoogleStandIn google = new GoogleStandIn().put("rt", "one")) {
            project.environment.putAll(aws.environment());
            project.environment.putAll(google.environment());
            SecretResolver secrets =
                    new SecretResolver(Engine.system(project.environment).secrets(), folder, new Masker());

            for (String reference : List.of("${aws-sm:rt}", "${aws-ssm:/rt}", "${gcp-sm:projects/p/secrets/rt}")) {
                secrets.resolveText(reference);
                secrets.requireWritable(SecretReference.whole(reference).orElseThrow());
            }

            assertThat(aws.written()).isEmpty();
            assertThat(google.versions("rt")).containsExactly("one");
        }
    }

    @Test
    void aStoreThatStopsAnsweringWhileTheTokenIsSpentFailsTheRun() {
        try (AwsStandIn aws = new AwsStandIn().put("rt", api.refreshToken())) {
            project.environment.putAll(aws.environment());
            api.onExchange(aws::setReadOnly);

            SyncResult result = run("${aws-sm:rt}");

            assertThat(result.status()).isEqualTo(SyncResult.Status.FAILED);
            assertThat(result.toString()).contains("SECRET_DENIED").doesNotContain("refresh-token-number");
        }
    }

    @Test
    void whatSomebodyElseHasWrittenMeanwhileIsNotOverwritten() throws IOException {
        Path file = folder.resolve("rt");
        Files.writeString(file, api.refreshToken() + "\n");
        Connection connection = project.connection("${file:rt}");
        SecretResolver secrets =
                new SecretResolver(Engine.system(project.environment).secrets(), folder, new Masker());
        secrets.resolve(connection.source().config());
        Files.writeString(file, "typed by hand\n");

        assertThatThrownBy(() -> secrets.write(
                        SecretReference.whole("${file:rt}").orElseThrow(),
                        "refresh-token-number-0",
                        "refresh-token-number-1"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_NOT_KEPT));
        assertThat(text(file)).isEqualTo("typed by hand\n");
    }

    /** Two runs, and in each of them the newest token is where it belongs when the API is asked for records. */
    private void assertKept(String reference, Supplier<String> store) {
        api.onUse(newest -> assertThat(store.get()).contains(newest));

        assertThat(run(reference)).as("first run").matches(result -> result.status() == SyncResult.Status.SUCCEEDED);
        assertThat(run(reference)).as("second run").matches(result -> result.status() == SyncResult.Status.SUCCEEDED);

        assertThat(api.exchanges()).isEqualTo(2);
    }

    private SyncResult run(String reference) {
        return project.run(SyncRequest.of("things", List.of(), SyncRequest.Mode.INCREMENTAL), reference);
    }

    private String bytesOfTheDatabase() {
        try {
            return Files.readString(folder.resolve("things.duckdb"), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> leftovers(String name) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name) && file.endsWith(".new"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
