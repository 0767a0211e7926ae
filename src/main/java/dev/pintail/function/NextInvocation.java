package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.aws.AwsCredential;
import dev.pintail.aws.AwsSignature;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
            String region = variable("AWS_REGION");
            URI url = URI.create("%s/2015-03-31/functions/%s/invocations"
                    .formatted(endpoint(region), variable("AWS_LAMBDA_FUNCTION_NAME")));
            Map<String, String> headers = signed(url, region, body);
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            headers.forEach(connection::setRequestProperty);
            try {
                connection.getOutputStream().write(body);
                if (connection.getResponseCode() != ACCEPTED) {
                    throw new IOException("Lambda answered with status " + connection.getResponseCode());
                }
            } finally {
                connection.disconnect();
            }
        }

        private Map<String, String> signed(URI url, String region, byte[] body) throws IOException {
            AwsCredential credential = new AwsCredential(
                    variable("AWS_ACCESS_KEY_ID"),
                    variable("AWS_SECRET_ACCESS_KEY"),
                    Optional.of(variable("AWS_SESSION_TOKEN")));
            return new AwsSignature(credential, region, "lambda")
                    .sign(
                            "POST",
                            url,
                            Map.of("Content-Type", "application/json", "X-Amz-Invocation-Type", "Event"),
                            body,
                            Instant.now());
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
