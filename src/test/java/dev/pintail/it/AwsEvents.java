package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events in the envelopes of AWS' services, as their documentation shows them, around a request. All methods give JSON. */
public final class AwsEvents {
    private AwsEvents() {}

    /**
     * One event of every kind that the function takes, by its name. Each starts the connection {@code items}.
     *
     * @param request for those that hold a request
     */
    static Map<String, String> everyKind(String request) {
        Map<String, Object> streams = Map.of("streams", List.of("tags"));
        Map<String, Object> goingOn = new LinkedHashMap<>(streams);
        goingOn.put("continuation", Map.of("runId", "7b2e4c1a", "slice", 2L));
        Map<String, Object> mapItem = new LinkedHashMap<>(streams);
        mapItem.put("mapItem", Map.of("index", 3L, "value", Map.of("stream", "tags")));
        Map<String, String> events = new LinkedHashMap<>();
        events.put("direct", request);
        events.put("EventBridge rule", rule("r1", request));
        events.put("EventBridge Scheduler", scheduler("items", "2026-11-23T02:00:00Z"));
        events.put("HTTP", post(request, Map.of("idempotency-key", "h1")));
        events.put("HTTP in base64", postBase64(request, Map.of("idempotency-key", "h2")));
        events.put("SQS", sqs(request));
        events.put("SQS, first in first out", sqsFifo(request));
        events.put("SNS in SQS", sqs(snsInSqs(request)));
        events.put("SNS", sns(request));
        events.put("EventBridge Pipes", pipe(request));
        events.put("Step Functions", stepFunctions("items", streams));
        events.put("Step Functions, going on", stepFunctions("items", goingOn));
        events.put("Step Functions, item of a map", stepFunctions("items", mapItem));
        events.put("CloudEvents", cloudEvent("c1", request));
        events.put("S3 by EventBridge", objectCreatedRule("requests/items.json"));
        events.put("S3 notification", s3Notification("requests/items.json"));
        events.put("failed invocation", failedInvocation(request));
        return events;
    }

    /** Whether an answer says, in the form that belongs to its event, that the sync is done. */
    static boolean saysDone(Map<?, ?> answer) {
        return "SUCCEEDED".equals(answer.get("status"))
                || Long.valueOf(200).equals(answer.get("statusCode"))
                || List.of().equals(answer.get("batchItemFailures"));
    }

    public static String rule(String id, String request) {
        return write(bus(id, "com.example.data", "Sync Requested", JsonReader.read(request)));
    }

    /** What a rule with a schedule sends if its target has no input of its own. */
    public static String scheduledRule() {
        return write(bus("53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "aws.events", "Scheduled Event", Map.of()));
    }

    public static String objectCreatedRule(String key) {
        Map<String, Object> detail = Map.of(
                "version",
                "0",
                "bucket",
                Map.of("name", "requests"),
                "object",
                Map.of("key", key, "size", 2L, "sequencer", "00617F08299329D189"),
                "reason",
                "PutObject");
        return write(bus("17793124-05d4-b198-2fde-7ededc63b103", "aws.s3", "Object Created", detail));
    }

    /** The input of a target of EventBridge Scheduler, its context attributes filled in. */
    public static String scheduler(String connection, String time) {
        return write(Map.of(
                "connection",
                connection,
                "trigger",
                Map.of(
                        "type", "schedule",
                        "scheduleArn", "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/hourly",
                        "scheduledTime", time,
                        "executionId", "d32c5aee-6d1e-4dc4-a1f5-2f5a1b9c0001",
                        "attempt", "1")));
    }

    public static String stepFunctions(String connection, Map<String, Object> more) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("connection", connection);
        request.putAll(more);
        request.put(
                "trigger",
                Map.of(
                        "type", "step-functions",
                        "executionId", "arn:aws:states:eu-central-1:123456789012:execution:pintail:one",
                        "startTime", "2026-11-23T02:00:00.123Z",
                        "stateEnteredTime", "2026-11-23T02:14:01.456Z",
                        "retryCount", 0L));
        return write(request);
    }

    public static String cloudEvent(String id, String request) {
        return write(Map.of(
                "specversion", "1.0",
                "id", id,
                "type", "com.example.sync.requested",
                "source", "/ci/pipeline",
                "time", "2026-11-23T02:00:00Z",
                "datacontenttype", "application/json",
                "data", JsonReader.read(request)));
    }

    public static String post(String body, Map<String, String> headers) {
        return http("POST", body, false, headers);
    }

    public static String postBase64(String body, Map<String, String> headers) {
        return http("POST", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)), true, headers);
    }

    public static String http(String method, String body, boolean base64, Map<String, String> headers) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("content-type", "application/json", "host", "x.on.aws"));
        all.putAll(headers);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", "/");
        event.put("headers", all);
        event.put("requestContext", Map.of("http", Map.of("method", method, "path", "/", "sourceIp", "203.0.113.10")));
        if (body != null) {
            event.put("body", body);
        }
        event.put("isBase64Encoded", base64);
        return write(event);
    }

    /** Messages with the ids m1, m2 and so on. */
    public static String sqs(String... bodies) {
        return queue("arn:aws:sqs:eu-central-1:123456789012:requests", bodies);
    }

    public static String sqsFifo(String... bodies) {
        return queue("arn:aws:sqs:eu-central-1:123456789012:requests.fifo", bodies);
    }

    /** The body of an SQS message that came from an SNS topic. */
    public static String snsInSqs(String message) {
        return write(Map.of(
                "Type", "Notification",
                "MessageId", "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
                "TopicArn", "arn:aws:sns:eu-central-1:123456789012:requests",
                "Message", message,
                "Timestamp", "2026-11-23T02:00:04.000Z"));
    }

    public static String sns(String message) {
        return write(Map.of(
                "Records",
                List.of(Map.of(
                        "EventVersion",
                        "1.0",
                        "EventSource",
                        "aws:sns",
                        "Sns",
                        Map.of("Type", "Notification", "MessageId", "a1", "Message", message)))));
    }

    /** As S3 itself notifies, with the key URL-encoded. */
    public static String s3Notification(String key) {
        return write(Map.of(
                "Records",
                List.of(Map.of(
                        "eventVersion",
                        "2.1",
                        "eventSource",
                        "aws:s3",
                        "eventName",
                        "ObjectCreated:Put",
                        "s3",
                        Map.of(
                                "bucket", Map.of("name", "requests"),
                                "object", Map.of("key", key, "sequencer", "0C0F6F405D6ED209E1"))))));
    }

    /** What EventBridge Pipes hand over from a queue: the records without the object around them. */
    public static String pipe(String... bodies) {
        return write(((Map<?, ?>) JsonReader.read(sqs(bodies))).get("Records"));
    }

    /** What Lambda sends to a destination when an asynchronous invocation has failed for good. */
    public static String failedInvocation(String request) {
        return write(Map.of(
                "version", "1.0",
                "requestContext", Map.of("requestId", "e4b46cbf", "condition", "RetriesExhausted"),
                "requestPayload", JsonReader.read(request),
                "responsePayload", Map.of("errorType", "Sandbox.Timedout")));
    }

    private static String queue(String arn, String... bodies) {
        List<Object> records = new ArrayList<>();
        for (String body : bodies) {
            records.add(Map.of(
                    "messageId",
                    "m" + (records.size() + 1),
                    "receiptHandle",
                    "AQEB",
                    "body",
                    body,
                    "attributes",
                    Map.of("ApproximateReceiveCount", "1"),
                    "eventSource",
                    "aws:sqs",
                    "eventSourceARN",
                    arn));
        }
        return write(Map.of("Records", records));
    }

    private static Map<String, Object> bus(String id, String source, String type, Object detail) {
        return Map.of(
                "version",
                "0",
                "id",
                id,
                "detail-type",
                type,
                "source",
                source,
                "account",
                "123456789012",
                "time",
                "2026-11-23T02:00:01Z",
                "region",
                "eu-central-1",
                "resources",
                List.of(),
                "detail",
                detail);
    }

    private static String write(Object value) {
        return JsonWriter.COMPACT.write(value);
    }
}
