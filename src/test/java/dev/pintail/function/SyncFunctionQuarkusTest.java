package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The function inside Quarkus, reached as Lambda reaches it: what Funqy hands in, and how failures leave it. */
@QuarkusTest
class SyncFunctionQuarkusTest {
    @Test
    void anUnknownConnectionLeavesAsAnErrorWithTheStableCode() throws Exception {
        HttpResponse<String> answer = post("{\"connection\": \"rick-and-mort\"}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("has no connection").contains("rick-and-morty");
    }

    @Test
    void aWrongEventLeavesAsAnErrorThatNamesTheNearField() throws Exception {
        HttpResponse<String> answer = post("{\"conection\": \"rick-and-morty\"}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Did you mean \\\"connection\\\"?");
    }

    private static HttpResponse<String> post(String event) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.lambda.mock-event-server.test-port", Integer.class);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/_lambda_"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(event))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
