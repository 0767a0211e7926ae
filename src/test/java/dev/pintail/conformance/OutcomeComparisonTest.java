package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.error.FailureType;
import dev.pintail.json.JsonReader;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.Message.StreamStatus.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeComparisonTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final Outcome outcome = new Outcome();

    @Test
    void recordsAreAMultisetWhoseTopLevelNullsDoNotCount() {
        Map<String, Object> record = new HashMap<>(Map.of("id", 1L));
        record.put("gone", null);
        outcome.accept(new Message.Records("a", List.of(Map.of("id", 2L), record), NOW));

        assertThat(divergence("{'records': {'a': [{'id': 1}, {'id': 2}]}}")).isEmpty();
        assertThat(divergence("{'records': {'a': [{'id': 1.0}, {'id': 2}]}}")).isPresent();
        assertThat(divergence("{'records': {'a': [{'id': 1}, {'id': 2}, {'id': 2}]}}"))
                .isPresent();
        assertThat(divergence("{'records': {'a': [{'id': 1}, {'id': 2, 'gone': null}]}}"))
                .isPresent();
    }

    @Test
    void lastStateCountsAndItsPartitionsMayComeInAnyOrder() {
        outcome.accept(new Message.State("a", Map.of("old", 1L), 0));
        outcome.accept(new Message.State("a", Map.of("states", List.of(Map.of("p", 1L), Map.of("p", 2L))), 0));

        assertThat(divergence("{'state': {'a': {'states': [{'p': 2}, {'p': 1}]}}}"))
                .isEmpty();
        assertThat(divergence("{'state': {'a': {'states': [{'p': 2}, {'p': 3}]}}}"))
                .isPresent();
        assertThat(divergence("{'state': {}}")).isPresent();
    }

    @Test
    void statusesAndErrorsAreCompared() {
        outcome.accept(new Message.StreamStatus("a", Status.STARTED, false, NOW));
        outcome.accept(new Message.StreamStatus("a", Status.INCOMPLETE, false, NOW));
        outcome.accept(new Message.Failure("a", FailureType.CONFIG_ERROR, "m", "i", null, NOW));
        outcome.error = FailureType.CONFIG_ERROR;

        String expect = """
                {'stream_status': {'a': '%s'}, 'stream_errors': [{'stream': 'a', 'failure_type': '%s'}],
                 'error': {'failure_type': '%s'}}
                """;
        assertThat(divergence(expect.formatted("INCOMPLETE", "config_error", "config_error")))
                .isEmpty();
        assertThat(divergence(expect.formatted("COMPLETE", "config_error", "config_error")))
                .hasValueSatisfying(found -> assertThat(found.what()).isEqualTo("stream_status"));
        assertThat(divergence(expect.formatted("INCOMPLETE", "system_error", "config_error")))
                .hasValueSatisfying(found -> assertThat(found.what()).isEqualTo("stream_errors"));
        assertThat(divergence(expect.formatted("INCOMPLETE", "config_error", "system_error")))
                .hasValueSatisfying(found -> assertThat(found.what()).isEqualTo("error"));
    }

    @Test
    void waitsAreAMultisetToAHundredthOfASecond() {
        outcome.waits = List.of(2.0, 1.009);

        assertThat(divergence("{'waits': [1, 2.0]}")).isEmpty();
        assertThat(divergence("{'waits': [1, 2.02]}")).isPresent();
        assertThat(divergence("{'waits': [1]}")).isPresent();
    }

    private Optional<Divergence> divergence(String part) {
        Map<String, Object> expect = new HashMap<>(
                Map.of("records", Map.of(), "state", Map.of(), "stream_status", Map.of(), "stream_errors", List.of()));
        Map<String, Object> given = ConnectorCase.object(JsonReader.read(part.replace('\'', '"')));
        if (!given.containsKey("records")) {
            outcome.records.clear();
        }
        expect.putAll(given);
        return OutcomeComparison.divergence(new Step("read", Map.of(), NOW, null, null, List.of(), expect), outcome);
    }
}
