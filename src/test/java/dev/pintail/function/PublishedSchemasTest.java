package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.function.Event.Call;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.jsonschema.JsonSchema;
import dev.pintail.sync.SyncRequest.OnFailure;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.PlannedStream;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.sync.SyncResult.Traffic;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schemas that are published say what the program takes and gives, neither more nor less. */
class PublishedSchemasTest {
    private static final Map<String, Object> REQUEST = schema("/sync-request.schema.json");
    private static final Map<String, Object> RESULT = schema("/sync-result.schema.json");

    @Test
    void everyExampleOfARequestsFieldIsTaken() {
        properties(REQUEST).forEach((name, property) -> {
            for (Object example : (List<?>) ((Map<?, ?>) property).get("examples")) {
                Map<String, Object> fields = new LinkedHashMap<>(Map.of("connection", "stripe"));
                fields.put(name, example);
                assertThat(JsonSchema.of(REQUEST).violation(fields)).as(name).isEmpty();
                assertThat(TriggeredRequest.of(new Call(Trigger.DIRECT, fields, Optional.empty())))
                        .as(name)
                        .isNotNull();
            }
        });
    }

    @Test
    void aFieldThatTheSchemaDoesNotKnowIsRefusedByBoth() {
        Map<String, Object> fields = Map.of("connection", "stripe", "stream", List.of("charges"));

        assertThat(JsonSchema.of(REQUEST).violation(fields)).isPresent();
        assertThat(known(fields)).isEqualTo(requestFields());
    }

    @Test
    void whatIsWrongForTheProgramIsWrongForTheSchema() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "version", "2",
                        "connection", 1L,
                        "streams", "charges",
                        "mode", "everything",
                        "window", Map.of("till", "2026-01-01"),
                        "dryRun", "yes",
                        "maxSeconds", 0L,
                        "onFailure", "ignore",
                        "idempotencyKey", "",
                        "continuation", Map.of("slice", 0L))
                .entrySet()) {
            Map<String, Object> fields = new LinkedHashMap<>(Map.of("connection", "stripe"));
            fields.put(wrong.getKey(), wrong.getValue());
            assertThat(JsonSchema.of(REQUEST).violation(fields))
                    .as(wrong.getKey())
                    .isPresent();
            assertThat(isTaken(fields)).as(wrong.getKey()).isFalse();
        }
    }

    @Test
    void everyFieldOfAResultIsInTheSchema() {
        Map<String, Object> result = JsonNodes.object((Map<?, ?>)
                JsonReader.read(JsonWriter.COMPACT.write(fullAnswer().toJson())));

        assertThat(JsonSchema.of(RESULT).violation(result)).isEmpty();
        assertThat(properties(RESULT).keySet()).isEqualTo(result.keySet());
        assertThat(itemProperties("streams")).isEqualTo(firstOf(result, "streams"));
        assertThat(itemProperties("plan")).isEqualTo(firstOf(result, "plan"));
        assertThat(((Map<?, ?>) definition("error").get("properties")).keySet())
                .isEqualTo(
                        ((Map<?, ?>) ((Map<?, ?>) ((List<?>) result.get("streams")).getFirst()).get("error")).keySet());
        assertThat((List<?>) definition("status").get("enum"))
                .isEqualTo(List.of(Status.values()).stream().map(Status::name).toList());
    }

    @Test
    void aResultOfARunThatDidNotBeginKeepsTheSchema() {
        SyncResult result = Failures.notBegun(
                new Failure(ErrorCode.REQUEST_INVALID, "The event is no JSON object.", "", null), null, Instant.EPOCH);

        assertThat(JsonSchema.of(RESULT).violation(result.toJson())).isEmpty();
    }

    /** A result with everything in it that there can be. */
    private static Answer fullAnswer() {
        Map<String, Object> state = Map.of("updated_at", "2026-01-01");
        Failure failure = new Failure(ErrorCode.SOURCE_RATE_LIMITED, "The API limits the rate.", "Wait.", "charges");
        SyncResult result = new SyncResult(
                "run-1",
                "stripe",
                Status.CONTINUE,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                List.of(new StreamResult("charges", Status.CONTINUE, 3, 2, state, Optional.of(failure))),
                Optional.of(failure.ofTheRun()),
                new Traffic(1, 2, 3, Duration.ofMillis(4)),
                Optional.of(List.of(new PlannedStream("charges", "incremental", "merge", state, true))));
        return new Answer(
                result,
                Trigger.DIRECT,
                OnFailure.THROW,
                Optional.of(Map.of("runId", "run-1", "slice", 2L)),
                List.of("A note."));
    }

    private static boolean isTaken(Map<String, Object> fields) {
        try {
            TriggeredRequest.of(new Call(Trigger.DIRECT, fields, Optional.empty()));
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    /** What the refusal of an unknown field names. */
    private static Set<String> known(Map<String, Object> fields) {
        try {
            TriggeredRequest.of(new Call(Trigger.DIRECT, fields, Optional.empty()));
            return Set.of();
        } catch (ConfigException e) {
            return new LinkedHashSet<>(
                    List.of(e.hint().replace("Known fields: ", "").split(", ", -1)));
        }
    }

    /** The schema's fields without those that only say where a request comes from. */
    private static Set<String> requestFields() {
        Set<String> fields = new LinkedHashSet<>(properties(REQUEST).keySet());
        fields.removeAll(Set.of("trigger", "continuation", "executionId", "mapItem"));
        return fields;
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        return JsonNodes.object((Map<?, ?>) schema.get("properties"));
    }

    private static Set<?> itemProperties(String list) {
        Map<?, ?> items = (Map<?, ?>) ((Map<?, ?>) properties(RESULT).get(list)).get("items");
        return ((Map<?, ?>) items.get("properties")).keySet();
    }

    private static Map<?, ?> definition(String name) {
        return (Map<?, ?>) ((Map<?, ?>) RESULT.get("definitions")).get(name);
    }

    private static Set<?> firstOf(Map<String, Object> result, String list) {
        return ((Map<?, ?>) ((List<?>) result.get(list)).getFirst()).keySet();
    }

    private static Map<String, Object> schema(String resource) {
        try (InputStream in = PublishedSchemasTest.class.getResourceAsStream(resource)) {
            return JsonNodes.object((Map<?, ?>) JsonReader.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
