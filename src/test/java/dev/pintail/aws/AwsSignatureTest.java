package dev.pintail.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {
    /** The expected signature is botocore 1.43's. */
    @Test
    void agreesWithBotocore() {
        AwsCredential credential = new AwsCredential("test-key-id", "test-secret-key", Optional.of("test-session"));

        Map<String, String> headers = new AwsSignature(credential, "eu-test-1", "secretsmanager")
                .sign(
                        "POST",
                        URI.create("https://secretsmanager.eu-test-1.amazonaws.com/"),
                        Map.of(
                                "Content-Type", "application/x-amz-json-1.1",
                                "X-Amz-Target", "secretsmanager.GetSecretValue"),
                        "{\"SecretId\":\"app\"}".getBytes(UTF_8),
                        Instant.parse("2026-11-29T22:00:00Z"));

        assertThat(headers)
                .containsEntry("x-amz-date", "20261129T220000Z")
                .containsEntry("x-amz-security-token", "test-session")
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=test-key-id/20261129/eu-test-1/secretsmanager/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,"
                                + " Signature=07e82cd6352456f84941f26d58b4fe5f022e2404ff2caa9ee7bad0d67b311739");
    }
}
