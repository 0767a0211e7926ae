package dev.pintail.source.http.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.http.Response;
import dev.pintail.template.python.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an answer's body says of an error. */
public final class ErrorText {
    private static final List<String> KEYS = List.of(
            "message",
            "messages",
            "error",
            "errors",
            "failures",
            "failure",
            "detail",
            "err",
            "error_message",
            "msg",
            "reason",
            "status_message");
    private static final int MAX_LENGTH = 10_000;

    private ErrorText() {}

    /** The body as JSON, or an empty object. */
    static Object json(Response response) {
        try {
            return response.json();
        } catch (IOException | JsonSyntaxException e) {
            return Map.of();
        }
    }

    /**
     * The text under the first key of an object that usually holds one and does, deeper and deeper; a list's texts joined; of a
     * body that is no JSON all of it; null when nothing is found.
     */
    public static String find(Response response) {
        try {
            return find(response.json());
        } catch (JsonSyntaxException e) {
            return body(response);
        } catch (IOException e) {
            return null;
        }
    }

    /** The body as text, cut if it is very long. */
    public static String body(Response response) {
        try {
            String text = new String(response.body().readAll(), UTF_8);
            return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        } catch (IOException e) {
            return "";
        }
    }

    private static String find(Object value) {
        return switch (value) {
            case String text -> text;
            case List<?> list ->
                list.stream().map(ErrorText::find).filter(Objects::nonNull).collect(Collectors.joining(", "));
            case Map<?, ?> object ->
                KEYS.stream()
                        .map(object::get)
                        .filter(Truth::of)
                        .findFirst()
                        .map(ErrorText::find)
                        .orElse(null);
            case null, default -> null;
        };
    }
}
