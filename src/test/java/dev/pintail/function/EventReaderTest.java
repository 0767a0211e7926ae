package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.function.Event.Batch;
import dev.pintail.function.Event.Call;
import dev.pintail.function.Event.Http;
import dev.pintail.it.AwsEvents;
import dev.pintail.json.JsonReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final String REQUEST = "{\"connection\":\"stripe\"}";
    private static final Map<String, Object> FIELDS = Map.of("connection", "stripe");

    @Test
    void aPlainRequestIsDirect() {
        assertThat(read(REQUEST)).isEqualTo(new Call(Trigger.DIRECT, FIELDS, Optional.empty()));
    }

    @Test
    void aRulesDetailIsTheRequestAndItsIdTellsARepetition() {
        assertThat(read(AwsEvents.rule("id-1", REQUEST)))
                .isEqualTo(new Call(Trigger.RULE, FIELDS, Optional.of("id-1")));
    }

    @Test
    void aDetailMayBeText() {
        String event = AwsEvents.rule("id-1", "\"{\\\"connection\\\":\\\"stripe\\\"}\"");

        assertThat(read(event)).isEqualTo(new Call(Trigger.RULE, FIELDS, Optional.of("id-1")));
    }

    @Test
    void aScheduledRuleWithoutInputIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> read(AwsEvents.scheduledRule()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names no connection")
                .extracting(e -> ((ConfigException) e).hint())
                .asString()
                .contains("constant input");
    }

    @Test
    void aScheduleIsToldByItsTimeNotByItsAttempt() {
        Call call = (Call) read(AwsEvents.scheduler("stripe", "2026-11-23T02:00:00Z"));

        assertThat(call.trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(call.key())
                .contains("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/hourly#2026-11-23T02:00:00Z");
    }

    @Test
    void stepFunctionsAreKnownByTheirTriggerOrTheirMapItem() {
        assertThat(((Call) read(AwsEvents.stepFunctions("stripe", Map.of()))).trigger())
                .isEqualTo(Trigger.STEP_FUNCTIONS);
        assertThat(((Call) read("{\"connection\":\"stripe\",\"mapItem\":{\"index\":0}}")).trigger())
                .isEqualTo(Trigger.STEP_FUNCTIONS);
    }

    @Test
    void aCloudEventsDataIsTheRequest() {
        assertThat(read(AwsEvents.cloudEvent("A1", REQUEST)))
                .isEqualTo(new Call(Trigger.CLOUD_EVENT, FIELDS, Optional.of("/ci/pipeline#A1")));
        assertThat(read("{\"specversion\":\"1.0\",\"id\":\"A1\",\"source\":\"/ci\",\"data_base64\":"
                        + "\"eyJjb25uZWN0aW9uIjoic3RyaXBlIn0=\"}"))
                .isEqualTo(new Call(Trigger.CLOUD_EVENT, FIELDS, Optional.of("/ci#A1")));
    }

    @Test
    void anObjectsNameIsTheConnections() {
        assertThat(((Call) read(AwsEvents.objectCreatedRule("requests/stripe prod.json"))).request())
                .isEqualTo(Map.of("connection", "stripe prod"));
        assertThat(((Call) read(AwsEvents.s3Notification("requests/stripe+prod.json"))).request())
                .isEqualTo(Map.of("connection", "stripe prod"));
        assertThat(((Call) read(AwsEvents.s3Notification("stripe"))).request()).isEqualTo(FIELDS);
    }

    @Test
    void aTopicsMessageIsTheRequest() {
        assertThat(read(AwsEvents.sns(REQUEST))).isEqualTo(new Call(Trigger.TOPIC, FIELDS, Optional.of("a1")));
    }

    @Test
    void aQueueHoldsMessagesAndTellsWhetherTheyAreInOrder() {
        assertThat(read(AwsEvents.sqs(REQUEST, "not json"))).isInstanceOfSatisfying(Batch.class, batch -> {
            assertThat(batch.messages())
                    .containsExactly(new Batch.Message("m1", REQUEST), new Batch.Message("m2", "not json"));
            assertThat(batch.ordered()).isFalse();
        });
        assertThat(((Batch) read(AwsEvents.sqsFifo(REQUEST))).ordered()).isTrue();
        assertThat(((Batch) read(AwsEvents.pipe(REQUEST))).messages()).hasSize(1);
    }

    @Test
    void envelopesMayLieInOneAnother() {
        assertThat(EventReader.readText("The message", AwsEvents.snsInSqs(REQUEST))
                        .request())
                .isEqualTo(FIELDS);
        assertThat(EventReader.readText("The message", AwsEvents.rule("id-1", REQUEST))
                        .key())
                .contains("id-1");
        assertThat(EventReader.readText("The message", AwsEvents.failedInvocation(AwsEvents.rule("id-1", REQUEST)))
                        .request())
                .isEqualTo(FIELDS);
        assertThatThrownBy(() -> EventReader.readText("The message", AwsEvents.sqs(REQUEST)))
                .hasMessageContaining("The message holds a batch");
    }

    @Test
    void headerNamesAreRead_WhateverTheirCase() {
        assertThat(read(AwsEvents.post(REQUEST, Map.of("Idempotency-Key", "k1"))))
                .isInstanceOfSatisfying(
                        Http.class, http -> assertThat(http.headers()).containsEntry("idempotency-key", "k1"));
    }

    @Test
    void whatIsNoEnvelopeOfOursIsNamed() {
        assertThatThrownBy(() -> read("{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}"))
                .hasMessageContaining("aws:kinesis");
        assertThatThrownBy(() -> read("{\"httpMethod\":\"POST\",\"requestContext\":{\"stage\":\"prod\"}}"))
                .hasMessageContaining("HTTP");
        for (String event : new String[] {"null", "[]", "1", "\"stripe\"", "[[]]", "[1]"}) {
            assertThatThrownBy(() -> read(event)).as(event).isInstanceOf(ConfigException.class);
        }
    }

    private static Event read(String json) {
        return EventReader.read(JsonReader.read(json));
    }
}
