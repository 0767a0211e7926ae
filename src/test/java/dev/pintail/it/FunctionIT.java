package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function as a process that polls Lambda's Runtime API: every kind of event, and what is none. */
class FunctionIT {
    private static final Path KIT = Path.of("../shared/lambda/events");
    private static final String REQUEST = "{\"connection\": \"items\", \"streams\": [\"tags\"]}";

    @TempDir
    private Path folder;

    private LocalApi api;
    private RuntimeApi lambda;
    private ItemsProject project;
    private Process function;

    @BeforeEach
    void start() throws Exception {
        api = new LocalApi(new ItemsApi(20));
        lambda = new RuntimeApi();
        project = new ItemsProject(folder, api.url());
        function = project.pintail()
                .with("AWS_LAMBDA_FUNCTION_NAME", "pintail")
                .startFunction(lambda.address(), folder.resolve("out"), folder.resolve("err"));
    }

    @AfterEach
    void stop() throws Exception {
        function.destroy();
        function.waitFor();
        lambda.close();
        api.close();
    }

    @Test
    void eventsAreAnsweredOneAfterTheOtherAndAFailureDoesNotEndTheFunction() throws Exception {
        Map<?, ?> first = answer("{\"connection\": \"items\"}");
        RuntimeApi.Outcome refused = lambda.invoke("{\"conection\": \"items\"}");
        Map<?, ?> second = answer(REQUEST);

        assertThat(first.get("status")).isEqualTo("SUCCEEDED");
        assertThat(first.get("rowsSynced")).isEqualTo(103L);
        assertThat(refused.error()).isTrue();
        assertThat(message(refused)).startsWith("REQUEST_INVALID: ").contains("unknown field", "Did you mean");
        assertThat(second.get("rowsSynced")).isEqualTo(3L);
        function.destroy();
        function.waitFor();
        assertThat(project.database().count("items")).isEqualTo(100);
    }

    @Test
    void everyKindOfEventIsAnsweredInItsSendersForm() throws Exception {
        for (Map.Entry<String, String> event : AwsEvents.everyKind(REQUEST).entrySet()) {
            Map<?, ?> answer = answer(event.getValue());
            assertThat(AwsEvents.saysDone(answer))
                    .as("%s: %s", event.getKey(), answer)
                    .isTrue();
        }
        Map<?, ?> http = answer(AwsEvents.post(REQUEST, Map.of("idempotency-key", "h3")));
        assertThat(((Map<?, ?>) JsonReader.read((String) http.get("body"))).get("status"))
                .isEqualTo("SUCCEEDED");
        assertThat(answer(AwsEvents.sqs(REQUEST, "not json")))
                .isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "m2"))));
    }

    @Test
    void anEventThatComesTwiceIsDoneOnceAndOneThatIsTriedAgainIsDone() throws Exception {
        Map<?, ?> first = answer(AwsEvents.rule("r7", REQUEST));
        int requests = api.requests().size();

        assertThat(answer(AwsEvents.rule("r7", REQUEST))).isEqualTo(first);
        assertThat(api.requests()).hasSize(requests);

        String unknown = AwsEvents.rule("r8", "{\"connection\": \"itmes\"}");
        assertError("CONNECTION_UNKNOWN: ", unknown);
        assertError("CONNECTION_UNKNOWN: ", unknown);
        project.replaceInConnections("  items:", "  itmes:");
        restart();
        assertThat(answer(unknown).get("status")).isEqualTo("SUCCEEDED");
    }

    /** As when another environment of the function takes the next event. */
    private void restart() throws Exception {
        function.destroy();
        function.waitFor();
        lambda.close(); // the one that has ended still waits for an event there
        lambda = new RuntimeApi();
        function = project.pintail().startFunction(lambda.address(), folder.resolve("out-2"), folder.resolve("err-2"));
    }

    @Test
    void garbageIsAnsweredClearlyAndTheNextEventIsUnaffected() throws Exception {
        assertError("REQUEST_INVALID: ", "null");
        assertError("REQUEST_INVALID: ", "[]");
        assertError("REQUEST_INVALID: ", "{}");
        assertError("REQUEST_INVALID: ", "\"items\"");
        assertError("REQUEST_INVALID: ", AwsEvents.scheduledRule());
        assertError("REQUEST_INVALID: ", "{\"" + "x".repeat(40_000) + "\": 1}");
        assertError("CONNECTION_UNKNOWN: ", "{\"connection\": \"" + "x".repeat(6_000_000) + "\"}");
        assertError("REQUEST_INVALID: ", "{\"connection\": " + "[".repeat(900) + "]".repeat(900) + "}");
        assertError(
                "",
                "{\"" + "x".repeat(6_000_000) + "\": 1}"); // this and the next two do not get as far as the function
        assertError("", "[".repeat(100_000));
        assertError("", "{\"connection\": ");
        assertError("CONNECTION_UNKNOWN: ", "{\"connection\": \"itmes\"}");
        assertThat(answer(AwsEvents.post("[".repeat(100_000), Map.of())).get("statusCode"))
                .isEqualTo(400L);
        assertThat(answer(AwsEvents.sqs("[".repeat(100_000))))
                .isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "m1"))));

        assertThat(answer(REQUEST).get("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void linesAndMetricsAreJsonAndHoldNoSecret() throws Exception {
        answer(REQUEST);
        function.destroy();
        function.waitFor();

        String out = Files.readString(folder.resolve("out"));
        String err = Files.readString(folder.resolve("err"));
        assertThat(out.lines().filter(line -> line.contains("\"_aws\"")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(((Map<?, ?>) JsonReader.read(line)).get("RowsLoaded"))
                            .isEqualTo(3L);
                });
        assertThat(err.lines().filter(line -> line.contains("\"requestId\"")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JsonReader.read(line)).isInstanceOf(Map.class));
        assertThat(out + err).doesNotContain(ItemsProject.TOKEN);
    }

    @Test
    void theKitsEventsAreUnderstood() throws Exception {
        assumeTrue(Files.isDirectory(KIT), "NOTICE: there are no sample events beside the project.");
        try (Stream<Path> files = Files.list(KIT)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                String event = Files.readString(file)
                        .replaceAll("stripe-prod|stripe prod|stripe\\+prod|rick-and-morty", "items")
                        .replaceAll("balance_transactions|charges", "tags")
                        .replaceAll("customers", "items")
                        .replaceAll("eyJ[A-Za-z0-9=]+", "eyJjb25uZWN0aW9uIjoiaXRlbXMifQ==");
                RuntimeApi.Outcome outcome = lambda.invoke(event);
                boolean refused = name.startsWith("bad-") || name.startsWith("eventbridge-scheduled-rule");
                assertThat(outcome.error()).as(name + outcome.body()).isEqualTo(refused);
            }
        }
    }

    private Map<?, ?> answer(String event) throws InterruptedException {
        RuntimeApi.Outcome outcome = lambda.invoke(event);
        assertThat(outcome.error()).as(outcome.body()).isFalse();
        return (Map<?, ?>) JsonReader.read(outcome.body());
    }

    private void assertError(String start, String event) throws InterruptedException {
        RuntimeApi.Outcome outcome = lambda.invoke(event);
        assertThat(outcome.error()).as(outcome.body()).isTrue();
        assertThat(message(outcome)).startsWith(start).hasSizeBetween(10, 3000);
    }

    private static String message(RuntimeApi.Outcome outcome) {
        return (String) ((Map<?, ?>) JsonReader.read(outcome.body())).get("errorMessage");
    }
}
