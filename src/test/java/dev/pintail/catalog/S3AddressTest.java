package dev.pintail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.LocalApi;
import dev.pintail.error.ConfigException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected signatures were made by botocore 1.43.11 with the same keys and the same clock. */
class S3AddressTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void signsAsTheAwsSdkDoes() {
        S3Address address = S3Address.of(
                URI.create("s3://manifests/team/a%20b+c.yaml"),
                Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "test-id",
                        "AWS_SECRET_ACCESS_KEY", "test-key",
                        "AWS_SESSION_TOKEN", "session"));

        assertThat(address.url()).hasToString("https://manifests.s3.eu-central-1.amazonaws.com/team/a%20b%2Bc.yaml");
        assertThat(address.signed(NOW))
                .containsEntry("x-amz-date", "20260304T050607Z")
                .containsEntry("x-amz-security-token", "session")
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=test-id/20260304/eu-central-1/s3/aws4_request,"
                                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,"
                                + " Signature=fdf424bec6bc4492738f8b7d74435718bfee7db33321ec15d452a85e2cca7dca");
    }

    @Test
    void signsForAnotherServiceOfTheSameLanguage() {
        S3Address address = S3Address.of(
                URI.create("s3://manifests/items.yaml"),
                Map.of(
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:5000/",
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "test-id",
                        "AWS_SECRET_ACCESS_KEY", "test-key"));

        assertThat(address.url()).hasToString("http://127.0.0.1:5000/manifests/items.yaml");
        assertThat(address.signed(NOW).get("authorization"))
                .endsWith("Signature=6cde23a0d69cb7a6df6e991d5aed3d617ce21152305dea71500e9610757524ef");
    }

    @Test
    void aBucketWithADotIsAPartOfThePathBecauseItsCertificateWouldNotFit() {
        assertThat(S3Address.of(URI.create("s3://my.bucket/a.yaml"), Map.of("AWS_DEFAULT_REGION", "us-west-2"))
                        .url())
                .hasToString("https://s3.us-west-2.amazonaws.com/my.bucket/a.yaml");
    }

    @Test
    void missingCredentialsAreNamed() {
        S3Address address = S3Address.of(URI.create("s3://manifests/items.yaml"), Map.of());
        assertThatThrownBy(() -> address.signed(NOW))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID is needed and not set");
    }

    @Test
    void anAddressWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> S3Address.of(URI.create("s3://manifests"), Map.of()))
                .hasMessageContaining("no address of an object");
    }

    @Test
    void aManifestIsReadFromAServiceThatSpeaksS3() {
        try (LocalApi s3 = new LocalApi(uri -> uri.getPath().equals("/manifests/items.yaml")
                ? new LocalApi.Answer(200, "binary/octet-stream", CatalogProject.items())
                : new LocalApi.Answer(404, "application/xml", "<Error/>"))) {
            Manifests manifests = new Manifests(new Surroundings(
                    Map.of(
                            "AWS_ENDPOINT_URL_S3", s3.url(),
                            "AWS_REGION", "eu-central-1",
                            "AWS_ACCESS_KEY_ID", "test-id",
                            "AWS_SECRET_ACCESS_KEY", "test-key"),
                    allowed -> new JdkWeb(),
                    InstantSource.system()));

            assertThat(StreamOverview.of(manifests
                            .get("s3://manifests/items.yaml", Path.of(""))
                            .manifest()))
                    .hasSize(2);
            assertThatThrownBy(() -> manifests.get("s3://manifests/other.yaml", Path.of("")))
                    .hasMessageContaining("There is no manifest at s3://manifests/other.yaml");
        }
    }
}
