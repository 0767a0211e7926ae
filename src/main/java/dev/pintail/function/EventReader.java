package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.function.Event.Batch;
import dev.pintail.function.Event.Call;
import dev.pintail.function.Event.Http;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises the envelope of an event by its shape, as AWS' services send it.
 *
 * <p>Envelopes may lie in one another: SNS in SQS, an EventBridge event in SQS, a CloudEvent in an HTTP body, the record of a
 * failed invocation anywhere. What is no envelope is a plain request; its fields are checked later, strictly.
 */
final class EventReader {
    private static final String EXAMPLE = "Send for example {\"connection\": \"stripe\"}.";

    private EventReader() {}

    /**
     * @throws ConfigException REQUEST_INVALID if there can be no request in it
     */
    static Event read(Object value) {
        return switch (value) {
            case Map<?, ?> map -> read(JsonNodes.object(map));
            case List<?> list
            when !list.isEmpty() && "aws:sqs".equals(source(list)) -> batch(list); // EventBridge Pipes
            case null, default -> throw invalid("The event is no JSON object.", EXAMPLE);
        };
    }

    /**
     * Reads a request out of a text: the body of a message or of an HTTP request.
     *
     * @param what names the text in messages
     */
    static Call readText(String what, String text) {
        return single(what, parse(what, text));
    }

    private static Event read(Map<String, Object> event) {
        if (event.get("requestContext") instanceof Map<?, ?> context) {
            return called(event, context);
        }
        if (event.get("Records") instanceof List<?> records && !records.isEmpty()) {
            return records(records);
        }
        if (event.containsKey("detail-type") && event.containsKey("source")) {
            return rule(event);
        }
        if (event.containsKey("specversion")) {
            return cloudEvent(event);
        }
        if ("Notification".equals(event.get("Type")) && event.get("Message") instanceof String message) {
            return readText("The SNS message", message).by(Trigger.TOPIC, text(event, "MessageId"));
        }
        return direct(event);
    }

    /** HTTP, or the record that Lambda sends on when an asynchronous invocation failed: the request in it is tried again. */
    private static Event called(Map<String, Object> event, Map<?, ?> context) {
        if (context.get("http") instanceof Map<?, ?> http && http.get("method") instanceof String method) {
            Map<String, String> headers = new LinkedHashMap<>();
            if (event.get("headers") instanceof Map<?, ?> given) {
                given.forEach((name, header) ->
                        headers.put(((String) name).toLowerCase(Locale.ROOT), String.valueOf(header)));
            }
            return new Http(
                    method, headers, text(event, "body").orElse(""), Boolean.TRUE.equals(event.get("isBase64Encoded")));
        }
        if (event.containsKey("requestPayload")) {
            return read(event.get("requestPayload"));
        }
        throw invalid(
                "The event is an HTTP request in a form that this function does not know.",
                "Use a function URL, or API Gateway's HTTP API with payload format 2.0.");
    }

    private static Event records(List<?> records) {
        return switch (source(records)) {
            case "aws:sqs" -> batch(records);
            case "aws:sns" -> {
                Map<String, Object> notification = object(only(records), "Sns");
                yield readText("The SNS message", text(notification, "Message").orElse(""))
                        .by(Trigger.TOPIC, text(notification, "MessageId"));
            }
            case "aws:s3" -> {
                Map<String, Object> object = object(object(only(records), "s3"), "object");
                String key = URLDecoder.decode(text(object, "key").orElse(""), UTF_8);
                yield objectCreated(key, text(object, "sequencer"));
            }
            case String other ->
                throw invalid(
                        "This function takes no records of \"%s\".".formatted(Shortened.of(other)),
                        "It takes those of SQS, SNS and S3.");
        };
    }

    private static Batch batch(List<?> records) {
        List<Batch.Message> messages = records.stream()
                .map(entry -> {
                    Map<String, Object> message = entry instanceof Map<?, ?> map ? JsonNodes.object(map) : Map.of();
                    return new Batch.Message(
                            text(message, "messageId").orElseThrow(() -> invalid("An SQS record has no id.", "")),
                            text(message, "body").orElse(""));
                })
                .toList();
        boolean ordered = records.getFirst() instanceof Map<?, ?> first
                && first.get("eventSourceARN") instanceof String queue
                && queue.endsWith(".fifo");
        return new Batch(messages, ordered);
    }

    private static Call rule(Map<String, Object> event) {
        Optional<String> id = text(event, "id");
        if ("aws.s3".equals(event.get("source")) && "Object Created".equals(event.get("detail-type"))) {
            Map<String, Object> object = object(object(event, "detail"), "object");
            return objectCreated(text(object, "key").orElse(""), text(object, "sequencer"));
        }
        Object detail = event.get("detail") instanceof String text
                ? parse("The event's \"detail\"", text)
                : event.get("detail");
        if (!(detail instanceof Map<?, ?> request) || request.isEmpty()) {
            throw invalid(
                    "The EventBridge event has an empty \"detail\", so it names no connection.",
                    "Give the rule's target a constant input: {\"connection\": \"stripe\"}.");
        }
        return direct(JsonNodes.object(request)).by(Trigger.RULE, id);
    }

    private static Call cloudEvent(Map<String, Object> event) {
        Object data = event.get("data_base64") instanceof String encoded
                ? parse("The CloudEvent's \"data_base64\"", decoded("The CloudEvent's \"data_base64\"", encoded))
                : event.get("data") instanceof String text
                        ? parse("The CloudEvent's \"data\"", text)
                        : event.get("data");
        if (!(data instanceof Map<?, ?> request)) {
            throw invalid("The CloudEvent has no request in its \"data\".", EXAMPLE);
        }
        Optional<String> id = text(event, "id").map(own -> text(event, "source").orElse("") + "#" + own);
        return direct(JsonNodes.object(request)).by(Trigger.CLOUD_EVENT, id);
    }

    /** The object's name without folder and ending is the connection's: {@code requests/stripe.json} starts {@code stripe}. */
    private static Call objectCreated(String key, Optional<String> sequencer) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int ending = name.lastIndexOf('.');
        String connection = ending > 0 ? name.substring(0, ending) : name;
        return new Call(Trigger.OBJECT, Map.of("connection", connection), sequencer.map(number -> key + "#" + number));
    }

    private static Call direct(Map<String, Object> request) {
        Map<String, Object> trigger = object(request, "trigger");
        return switch (trigger.get("type")) {
            case String type
            when type.equals("schedule") ->
                new Call(
                        Trigger.SCHEDULE,
                        request,
                        text(trigger, "scheduledTime")
                                .map(time -> text(trigger, "scheduleArn").orElse("") + "#" + time));
            case String type
            when type.equals("step-functions") -> new Call(Trigger.STEP_FUNCTIONS, request, Optional.empty());
            case null, default ->
                new Call(isMapItem(request) ? Trigger.STEP_FUNCTIONS : Trigger.DIRECT, request, Optional.empty());
        };
    }

    private static boolean isMapItem(Map<String, Object> request) {
        return request.get("mapItem") instanceof Map<?, ?>
                || text(request, "executionId")
                        .filter(id -> id.contains(":states:"))
                        .isPresent();
    }

    private static Call single(String what, Object value) {
        return switch (read(value)) {
            case Call call -> call;
            case Batch batch -> throw invalid(what + " holds a batch of messages.", "Send one request.");
            case Http http -> throw invalid(what + " holds an HTTP request.", "Send the request itself.");
        };
    }

    private static Object parse(String what, String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID, "%s is not JSON: %s.".formatted(what, e.getMessage()), EXAMPLE, e);
        }
    }

    /** A text out of base64. */
    static String decoded(String what, String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(ErrorCode.REQUEST_INVALID, what + " is not base64.", "", e);
        }
    }

    /** S3 and SNS put one record into an event; more would need an answer that has room for several results. */
    private static Map<String, Object> only(List<?> records) {
        if (records.size() == 1 && records.getFirst() instanceof Map<?, ?> record) {
            return JsonNodes.object(record);
        }
        throw invalid("The event holds %d records where one is expected.".formatted(records.size()), "");
    }

    private static String source(List<?> records) {
        Map<?, ?> first = records.getFirst() instanceof Map<?, ?> map ? map : Map.of();
        Object source = first.containsKey("eventSource") ? first.get("eventSource") : first.get("EventSource");
        return source instanceof String text ? text : "";
    }

    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? JsonNodes.object(map) : Map.of();
    }

    private static Optional<String> text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static ConfigException invalid(String message, String hint) {
        return new ConfigException(ErrorCode.REQUEST_INVALID, message, hint);
    }
}
