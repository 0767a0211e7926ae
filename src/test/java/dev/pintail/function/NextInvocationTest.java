package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NextInvocationTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private volatile int status = 202;
    private HttpServer lambda;

    @BeforeEach
    void start() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                received.add(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
                received.add(exchange.getRequestHeaders().getFirst("Authorization"));
                received.add(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
                received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        lambda.start();
        environment.put(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + lambda.getAddress().getPort());
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "pintail");
        environment.put("AWS_ACCESS_KEY_ID", "id");
        environment.put("AWS_SECRET_ACCESS_KEY", "key");
        environment.put("AWS_SESSION_TOKEN", "session");
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    @Test
    void theFunctionIsCalledByASignedAsynchronousInvocation() throws Exception {
        new NextInvocation.ByLambda(environment).begin(Map.of("connection", "items"));

        assertThat(received)
                .satisfiesExactly(
                        path -> assertThat(path).isEqualTo("POST /2015-03-31/functions/pintail/invocations"),
                        type -> assertThat(type).isEqualTo("Event"),
                        authorization -> assertThat(authorization)
                                .startsWith("AWS4-HMAC-SHA256 Credential=id/")
                                .contains("/eu-central-1/lambda/aws4_request"),
                        token -> assertThat(token).isEqualTo("session"),
                        body -> assertThat(body).isEqualTo("{\"connection\":\"items\"}"));
    }

    @Test
    void aRefusalIsToldWithoutCredentials() {
        status = 403;

        assertThatThrownBy(() -> new NextInvocation.ByLambda(environment).begin(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Lambda answered with status 403");
    }

    @Test
    void outsideLambdaItSaysWhatIsMissing() {
        environment.remove("AWS_SESSION_TOKEN");

        assertThatThrownBy(() -> new NextInvocation.ByLambda(environment).begin(Map.of()))
                .hasMessageContaining("AWS_SESSION_TOKEN");
    }

    @Test
    void theNextEventIsTheSameRequestWithItsKeyAndItsContinuation() {
        Event.Call call = new Event.Call(Trigger.RULE, Map.of("connection", "items"), Optional.of("event-1"));
        TriggeredRequest asked = TriggeredRequest.of(call);
        Map<String, Object> continuation = Map.of("runId", "run-1", "slice", 2L);

        Map<String, Object> next = asked.next(call, continuation);

        assertThat(next)
                .isEqualTo(Map.of("connection", "items", "idempotencyKey", "event-1", "continuation", continuation));
        TriggeredRequest again = TriggeredRequest.of((Event.Call) EventReader.read(next));
        assertThat(again.slice()).isEqualTo(2);
        assertThat(again.runId()).contains("run-1");
    }
}
