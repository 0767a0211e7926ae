package dev.pintail.secret;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a JSON document: the {@code key} of a reference. A key with a slash in front is a JSON pointer (RFC 6901), any other
 * the name of a member, blanks and dots included.
 */
record JsonMember(List<String> path) {
    static JsonMember of(String key) {
        if (!key.startsWith("/")) {
            return new JsonMember(List.of(key));
        }
        return new JsonMember(Arrays.stream(key.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** The text there; of anything but text its JSON. Empty if there is nothing, or null. */
    Optional<String> in(String document) {
        Object value = parse(document);
        for (String step : path) {
            value = child(value, step);
        }
        return Optional.ofNullable(value).map(JsonMember::text);
    }

    /** The document with another text there. */
    String replaceIn(String document, String text) {
        Object root = parse(document);
        Object parent = root;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = child(parent, step);
        }
        set(parent, path.getLast(), text);
        return JsonWriter.COMPACT.write(root);
    }

    private static Object parse(String document) {
        try {
            return JsonReader.read(document);
        } catch (JsonSyntaxException e) {
            // The parser's own message may quote the document.
            throw SecretErrors.invalid(
                    "what is there is no JSON, but the reference asks for a member of it",
                    "Store a JSON object, or leave out the # and what follows it.");
        }
    }

    private static Object child(Object value, String step) {
        return switch (value) {
            case Map<?, ?> object -> object.get(step);
            case List<?> list -> isIndex(step, list) ? list.get(Integer.parseInt(step)) : null;
            case null, default -> null;
        };
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static void set(Object parent, String step, String text) {
        switch (parent) {
            case Map<?, ?> object -> ((Map<String, Object>) object).put(step, text);
            case List<?> list when isIndex(step, list) -> ((ArrayList<Object>) list).set(Integer.parseInt(step), text);
            case null, default ->
                throw SecretErrors.invalid("the document has no place %s".formatted(step), "Check the key.");
        }
    }

    private static boolean isIndex(String step, List<?> list) {
        return step.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(step) < list.size();
    }

    private static String text(Object value) {
        return value instanceof String text ? text : JsonWriter.COMPACT.write(value);
    }
}
