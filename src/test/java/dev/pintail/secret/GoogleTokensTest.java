package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleTokensTest {
    private final GoogleStandIn google;

    @TempDir
    private Path folder;

    GoogleTokensTest() throws Exception {
        google = new GoogleStandIn().put("s", "the secret");
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void serviceAccountsFile() throws Exception {
        Path file = folder.resolve("account.json");
        Files.writeString(file, google.serviceAccount());

        assertThat(ask(Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString())))
                .isEqualTo("the secret");
    }

    @Test
    void userOfTheCommandLineTool() throws Exception {
        Path file = Files.createDirectories(folder.resolve(".config/gcloud"))
                .resolve("application_default_credentials.json");
        Files.writeString(file, google.user());

        assertThat(ask(Map.of())).isEqualTo("the secret");
    }

    @Test
    void machineAtGoogle() {
        assertThat(ask(Map.of("GCE_METADATA_HOST", google.api().url().substring("http://".length()))))
                .isEqualTo("the secret");
    }

    @Test
    void credentialsThatAreRefused() {
        refused(Map.of("GCP_GSM_CREDENTIALS", google.user().replace("\"rt\"", "\"s3cr3t\"")), ErrorCode.SECRET_DENIED);
    }

    @Test
    void credentialsThatCannotBeUsed() {
        refused(Map.of("GCP_GSM_CREDENTIALS", "s3cr3t {"), ErrorCode.SECRET_INVALID);
        refused(Map.of("GCP_GSM_CREDENTIALS", "{\"type\": \"external_account\"}"), ErrorCode.SECRET_INVALID);
        refused(
                Map.of(
                        "GCP_GSM_CREDENTIALS",
                        "{\"type\": \"service_account\", \"client_email\": \"a\", \"private_key\": \"s3cr3t\"}"),
                ErrorCode.SECRET_INVALID);
        refused(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/at/all"), ErrorCode.SECRET_INVALID);
    }

    @Test
    void aTokenServesForMoreThanOneSecret() {
        google.put("t", "another");
        Map<String, String> environment = new HashMap<>(google.environment());
        environment.put("HOME", folder.toString());

        Asking.IN_PROCESS.ask(environment, folder, "${gcp-sm:projects/p/secrets/s} ${gcp-sm:projects/p/secrets/t}");

        assertThat(google.api().asked())
                .filteredOn(request -> request.uri().getPath().equals("/token"))
                .hasSize(1);
    }

    private void refused(Map<String, String> credentials, ErrorCode code) {
        assertThatThrownBy(() -> ask(credentials)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage() + e.hint())
                    .contains("${gcp-sm:projects/p/secrets/s}")
                    .doesNotContain("s3cr3t");
        });
    }

    private String ask(Map<String, String> credentials) {
        Map<String, String> environment = new HashMap<>(credentials);
        environment.put(
                GoogleSecretManager.ENDPOINT_VARIABLE, google.environment().get(GoogleSecretManager.ENDPOINT_VARIABLE));
        return Asking.IN_PROCESS.ask(environment, folder, "${gcp-sm:projects/p/secrets/s}");
    }
}
