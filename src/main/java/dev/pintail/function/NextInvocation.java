package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Calls this very function again, asynchronously, so that a run that ran out of time goes on. */
@FunctionalInterface
interface NextInvocation {
    /**
     * Hands in an event.
     *
     * @throws IOException if Lambda did not take it
     */
    void begin(Map<String, Object> event) throws IOException;

    /**
     * Lambda's Invoke API, by one signed request. By {@code HttpURLConnection}, which the poll loop brings along anyway.
     *
     * @param environment Lambda's own variables: the function's name, its region and credentials
     */
    record ByLambda(Map<String, String> environment) implements NextInvocation {
        /** Must be shorter than what is kept free before the deadline, see {@link Runs}. */
        private static final int TIMEOUT_MILLIS = 1_400;

        private static final int ACCEPTED = 202;

        @Override
        public void begin(Map<String, Object> event) throws IOException {
            byte[] body = JsonWriter.COMPACT.write(event).getBytes(UTF_8);
            SdkHttpRequest signed = signed(body);
            HttpURLConnection connection =
                    (HttpURLConnection) signed.getUri().toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            signed.headers().forEach((name, values) -> connection.setRequestProperty(name, String.join(",", values)));
            try {
                connection.getOutputStream().write(body);
                if (connection.getResponseCode() != ACCEPTED) {
                    throw new IOException("Lambda answered with status " + connection.getResponseCode());
                }
            } finally {
                connection.disconnect();
            }
        }

        private SdkHttpRequest signed(byte[] body) throws IOException {
            String region = variable("AWS_REGION");
            SdkHttpRequest request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(URI.create("%s/2015-03-31/functions/%s/invocations"
                            .formatted(endpoint(region), variable("AWS_LAMBDA_FUNCTION_NAME"))))
                    .putHeader("Content-Type", "application/json")
                    .putHeader("X-Amz-Invocation-Type", "Event")
                    .build();
            AwsSessionCredentials credentials = AwsSessionCredentials.create(
                    variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN"));
            return AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(credentials)
                            .request(request)
                            .payload(ContentStreamProvider.fromByteArray(body))
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                    .request();
        }

        private String endpoint(String region) {
            return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_LAMBDA"))
                    .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
                    .orElseGet(() -> "https://lambda.%s.amazonaws.com%s"
                            .formatted(region, region.startsWith("cn-") ? ".cn" : ""));
        }

        private String variable(String name) throws IOException {
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new IOException("the variable " + name + " is not set, as it is in Lambda");
            }
            return value;
        }
    }
}
