package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.it.AwsEvents;
import dev.pintail.it.ItemsApi;
import dev.pintail.it.ItemsProject;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.sync.Engine;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.RunRecord;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole events against a real API and a real database. */
class EventHandlerTest {
    private static final String REQUEST = "{\"connection\":\"items\",\"streams\":[\"tags\"]}";
    private static final String WRONG = "{\"connection\":\"items\",\"stream\":[\"tags\"]}";
    private static final Invocation INVOCATION = new Invocation(Optional.of("request-1"), Optional.empty());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile Function<URI, Answer> answers = new ItemsApi(5);
    private final List<Map<String, Object>> events = new ArrayList<>();
    private LocalApi api;

    @BeforeEach
    void start() {
        api = new LocalApi(uri -> answers.apply(uri));
        new ItemsProject(folder, api.url());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aDirectRequestIsAnsweredByItsResult() {
        Map<String, Object> answer = handle(REQUEST);

        assertThat(answer).containsEntry("status", "SUCCEEDED").containsEntry("rowsSynced", 3L);
    }

    @Test
    void aFailureIsThrownWithItsCodeInFront() {
        assertThatThrownBy(() -> handle(WRONG))
                .isInstanceOf(FunctionException.class)
                .asString()
                .startsWith("REQUEST_INVALID: The request has an unknown field \"stream\".");
        assertThatThrownBy(() -> handle("{\"connection\":\"itmes\"}"))
                .asString()
                .startsWith("CONNECTION_UNKNOWN: ")
                .contains("Did you mean \"items\"?");
        assertThatThrownBy(() -> handle(AwsEvents.scheduledRule())).asString().startsWith("REQUEST_INVALID: ");
    }

    @Test
    void aFailedRunIsThrownWithStreamAndCode() {
        answers = uri -> Answer.json(401, Map.of("error", "who are you?"));

        assertThatThrownBy(() -> handle(REQUEST))
                .asString()
                .startsWith("SOURCE_AUTH_FAILED: connection items, stream tags: ");
    }

    @Test
    void theRequestSaysHowAFailureIsTold() {
        Map<String, Object> answer = handle("{\"connection\":\"itmes\",\"onFailure\":\"return\"}");

        assertThat(answer).containsEntry("status", "FAILED");
        assertThat(error(answer)).containsEntry("code", "CONNECTION_UNKNOWN").containsEntry("retryable", false);
        assertThatThrownBy(() -> handle(AwsEvents.stepFunctions("itmes", Map.of("onFailure", "throw"))))
                .isInstanceOf(FunctionException.class);
    }

    @Test
    void stepFunctionsGetFailuresReturned() {
        assertThat(handle(AwsEvents.stepFunctions("itmes", Map.of()))).containsEntry("status", "FAILED");
    }

    @Test
    void stepFunctionsMayGiveTheContinuationBack() {
        Map<String, Object> more =
                Map.of("streams", List.of("tags"), "continuation", Map.of("runId", "01JDC2Z9Q4", "slice", 2L));

        assertThat(handle(AwsEvents.stepFunctions("items", more))).containsEntry("status", "SUCCEEDED");
    }

    @Test
    void aPartitionOfAMapItemIsNotSilentlyIgnored() {
        Map<String, Object> more = Map.of(
                "streams", List.of("tags"), "mapItem", Map.of("value", Map.of("partition", Map.of("account", "a1"))));

        assertThat(handle(AwsEvents.stepFunctions("items", more)).get("notes"))
                .asString()
                .contains("partition is not used");
    }

    @Test
    void aWrongTriggerOrContinuationIsRefused() {
        assertThatThrownBy(() -> handle("{\"connection\":\"items\",\"trigger\":{\"typ\":\"x\"}}"))
                .hasMessageContaining("Did you mean \"type\"?");
        assertThatThrownBy(() -> handle("{\"connection\":\"items\",\"continuation\":{\"slice\":0}}"))
                .hasMessageContaining("continuation.slice");
        assertThatThrownBy(() -> handle("{\"connection\":\"items\",\"trigger\":\"schedule\"}"))
                .hasMessageContaining("must be an object");
    }

    @Test
    void httpIsAnsweredWithStatusHeadersAndBody() {
        assertHttp(200, "SUCCEEDED", AwsEvents.post(REQUEST, Map.of("idempotency-key", "k1")));
        assertHttp(200, "SUCCEEDED", AwsEvents.postBase64(REQUEST, Map.of("idempotency-key", "k2")));
        assertHttp(
                200,
                "SUCCEEDED",
                AwsEvents.post(
                        AwsEvents.cloudEvent("c1", REQUEST),
                        Map.of("content-type", "application/cloudevents+json; charset=utf-8")));
        assertHttp(400, "FAILED", AwsEvents.post(WRONG, Map.of()));
        assertHttp(400, "FAILED", AwsEvents.post("{", Map.of()));
        assertHttp(400, "FAILED", AwsEvents.http("POST", null, false, Map.of()));
        assertHttp(400, "FAILED", AwsEvents.http("POST", "%%%", true, Map.of()));
        assertHttp(404, "FAILED", AwsEvents.post("{\"connection\":\"itmes\"}", Map.of()));
        assertHttp(405, "FAILED", AwsEvents.http("GET", null, false, Map.of()));
        assertHttp(413, "FAILED", AwsEvents.post("x".repeat(2_000_000), Map.of()));
        assertHttp(415, "FAILED", AwsEvents.post(REQUEST, Map.of("content-type", "text/plain")));
    }

    @Test
    void anApiThatIsDownIsA503ThatSaysWhenToComeAgain() {
        answers = uri -> Answer.json(500, Map.of("error", "down"));

        Map<String, Object> answer = handle(AwsEvents.post(REQUEST, Map.of()));

        assertThat(answer).containsEntry("statusCode", 503L);
        assertThat(answer.get("headers")).asString().contains("retry-after");
    }

    @Test
    void anAnswerToAWrongMethodNamesTheRightOne() {
        assertThat(handle(AwsEvents.http("DELETE", null, false, Map.of())).get("headers"))
                .asString()
                .contains("allow=POST");
    }

    @Test
    void aQueueGetsBackWhatIsNotDone() {
        assertThat(handle(AwsEvents.sqs(REQUEST, "not json", WRONG, AwsEvents.snsInSqs(REQUEST))))
                .isEqualTo(Map.of("batchItemFailures", List.of(item("m2"), item("m3"))));
        assertThat(handle(AwsEvents.pipe(REQUEST))).isEqualTo(Map.of("batchItemFailures", List.of()));
    }

    @Test
    void ofAQueueInOrderNothingIsTakenAfterAFailure() {
        assertThat(handle(AwsEvents.sqsFifo("not json", REQUEST)))
                .isEqualTo(Map.of("batchItemFailures", List.of(item("m1"), item("m2"))));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void messagesForWhichNoTimeIsLeftComeAgain() {
        Invocation late = new Invocation(
                Optional.of("request-1"), Optional.of(Instant.now().plusMillis(1500)));

        assertThat(handle(AwsEvents.sqs(REQUEST), late)).isEqualTo(Map.of("batchItemFailures", List.of(item("m1"))));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void aConnectionMayComeWithTheRequest() {
        assertThat(handle(inline("${env:ITEMS_TOKEN}"))).containsEntry("status", "SUCCEEDED");
    }

    @Test
    void aSecretInClearIsRefusedInARequest() {
        assertThatThrownBy(() -> handle(inline("a-secret-in-clear")))
                .asString()
                .startsWith("CONFIG_INVALID: ")
                .contains("config.token")
                .doesNotContain("a-secret-in-clear");
        assertThat(api.requests()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("a-secret-in-clear");
    }

    @Test
    void whoMayNotBringAConnectionIsRefused() {
        String inline = inline("${env:ITEMS_TOKEN}");

        assertHttp(400, "FAILED", AwsEvents.post(inline, Map.of()));
        assertThatThrownBy(() -> handle(AwsEvents.rule("id-1", inline))).hasMessageContaining("own connection");
        assertThat(handle(AwsEvents.sqs(inline))).isEqualTo(Map.of("batchItemFailures", List.of(item("m1"))));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void httpMayBringAConnectionIfTheSettingsAllowIt() {
        FunctionSettings settings = FunctionSettings.of(Map.of(FunctionSettings.HTTP_INLINE_VARIABLE, "true"));

        Map<String, Object> answer =
                handle(AwsEvents.post(inline("${env:ITEMS_TOKEN}"), Map.of()), INVOCATION, settings);

        assertThat(answer).containsEntry("statusCode", 200L);
    }

    @Test
    void everyLineIsJsonAndSaysWhereItBelongs() {
        handle(REQUEST);
        assertThatThrownBy(() -> handle("{\"connection\":\"itmes\"}")).isInstanceOf(FunctionException.class);

        List<Map<?, ?>> lines = lines(err);
        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.get("requestId")).isEqualTo("request-1"));
        assertThat(lines).filteredOn(line -> "tags".equals(line.get("stream"))).isNotEmpty();
        assertThat(lines.getLast().get("connection")).isEqualTo("itmes");
        assertThat(lines.getLast().get("stream")).isNull();
        assertThat(lines.getLast().get("code")).isEqualTo("CONNECTION_UNKNOWN");
    }

    @Test
    void everyLineOfARunSaysWhichRunItIsOf() {
        Map<String, Object> answer = handle(REQUEST);

        assertThat(lines(err))
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.get("runId")).isEqualTo(answer.get("runId")));
        assertThat(lines(err).getFirst().get("message")).isEqualTo("run started");
    }

    @Test
    void aRunThatCouldNotBeginHasOneIdInLinesResultAndLog() {
        handle(REQUEST);
        err.reset();

        Map<String, Object> answer =
                handle("{\"connection\":\"items\",\"streams\":[\"tsag\"],\"onFailure\":\"return\"}");

        assertThat(error(answer)).containsEntry("code", "STREAM_UNKNOWN");
        assertThat(lines(err)).allSatisfy(line -> assertThat(line.get("runId")).isEqualTo(answer.get("runId")));
        Target target = Target.of(new Location.DuckDbFile(folder.resolve("items.duckdb")));
        try (Warehouse warehouse = Warehouse.open(target, WarehouseSettings.DEFAULTS)) {
            assertThat(warehouse.runs().newest("items", 10))
                    .filteredOn(run -> run.errorCode().equals(Optional.of("STREAM_UNKNOWN")))
                    .singleElement()
                    .extracting(RunRecord::runId)
                    .isEqualTo(answer.get("runId"));
        }
    }

    @Test
    void metricsAreOneLinePerRun() {
        handle("{\"connection\":\"items\"}");

        Map<?, ?> line = lines(out).getFirst();
        assertThat(line.get("RowsLoaded")).isEqualTo(28L);
        assertThat(line.get("Success")).isEqualTo(1L);
        assertThat(line.get("Failure")).isEqualTo(0L);
        assertThat(line.get("Connection")).isEqualTo("items");
        assertThat((Long) line.get("CheckpointCommits")).isPositive();
        assertThat((Long) line.get("FreshnessLag")).isPositive();
        assertThat(line.get("_aws")).asString().contains("Pintail", "FunctionName");
    }

    @Test
    void nothingSecretIsInLinesMetricsOrAnswers() {
        answers = uri -> Answer.json(400, Map.of("error", "bad token " + ItemsProject.TOKEN));

        Map<String, Object> answer = handle("{\"connection\":\"items\",\"onFailure\":\"return\"}");

        assertThat(answer).containsEntry("status", "FAILED");
        assertThat(answer.toString() + out + err).doesNotContain(ItemsProject.TOKEN);
    }

    private Map<String, Object> handle(String event) {
        return handle(event, INVOCATION);
    }

    private Map<String, Object> handle(String event, Invocation invocation) {
        return handle(event, invocation, FunctionSettings.DEFAULTS);
    }

    private Map<String, Object> handle(String event, Invocation invocation, FunctionSettings settings) {
        Engine engine = Engine.system(Map.of(ItemsProject.TOKEN_VARIABLE, ItemsProject.TOKEN));
        EventHandler handler = new EventHandler(
                () -> ConnectionsFile.read(folder.resolve("pintail.yaml")),
                engine,
                settings,
                new Telemetry(
                        new JsonLog(new PrintStream(err, true, StandardCharsets.UTF_8), Instant::now),
                        Optional.of(new Metrics(new PrintStream(out, true, StandardCharsets.UTF_8), "pintail"))),
                events::add);
        Map<?, ?> answer = (Map<?, ?>)
                JsonReader.read(JsonWriter.COMPACT.write(handler.answer(JsonReader.read(event), invocation)));
        return JsonNodes.object(answer);
    }

    private void assertHttp(long statusCode, String status, String event) {
        Map<String, Object> answer = handle(event);
        assertThat(answer).as(answer.toString()).containsEntry("statusCode", statusCode);
        assertThat(answer.get("headers")).asString().contains("content-type=application/json");
        Map<?, ?> body = (Map<?, ?>) JsonReader.read((String) answer.get("body"));
        assertThat(body.get("status")).isEqualTo(status);
    }

    private String inline(String token) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("name", "ad-hoc");
        connection.put(
                "source",
                Map.of(
                        "manifest", folder.resolve("items.manifest.yaml").toString(),
                        "config", Map.of("base_url", api.url(), "token", token, "end_date", "2026-01-02"),
                        "allow_hosts", List.of("127.0.0.1")));
        connection.put(
                "destination", Map.of("duckdb", folder.resolve("ad-hoc.duckdb").toString()));
        return JsonWriter.COMPACT.write(Map.of("connection", connection));
    }

    private static Map<String, Object> error(Map<String, Object> answer) {
        return JsonNodes.object((Map<?, ?>) answer.get("error"));
    }

    private static Map<String, Object> item(String id) {
        return Map.of("itemIdentifier", id);
    }

    private static List<Map<?, ?>> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8)
                .lines()
                .<Map<?, ?>>map(line -> (Map<?, ?>) JsonReader.read(line))
                .toList();
    }
}
