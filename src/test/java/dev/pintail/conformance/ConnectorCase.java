package dev.pintail.conformance;

import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One recording of the reference: a manifest, a configuration, and what every command sent, got and said.
 *
 * @param file where it was read from; a manifest given by name lies beside it
 * @param manifest the manifest itself, or the name of its YAML file
 */
record ConnectorCase(Path file, String name, Object manifest, List<Step> steps) {

    /**
     * One command.
     *
     * @param catalog null unless the command is read
     * @param state a list of state messages, or null
     * @param expect what the reference made of it
     */
    record Step(
            String command,
            Map<String, Object> config,
            Instant now,
            Object catalog,
            List<Object> state,
            List<Exchange> http,
            Map<String, Object> expect) {}

    static ConnectorCase read(Path file) {
        Map<String, Object> json;
        try {
            json = object(JsonReader.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Step> steps = new ArrayList<>();
        Map<String, Object> previousState = Map.of();
        for (Object item : list(json.get("steps"))) {
            Map<String, Object> step = object(item);
            Map<String, Object> expect = object(step.get("expect"));
            steps.add(new Step(
                    (String) step.get("command"),
                    object(step.getOrDefault("config", json.get("config"))),
                    Instant.parse((String) step.getOrDefault("now", json.get("now"))),
                    step.get("catalog"),
                    state(step.get("state"), previousState),
                    list(step.get("http")).stream().map(Exchange::of).toList(),
                    expect));
            if (expect.get("state") instanceof Map<?, ?>) {
                previousState = object(expect.get("state"));
            }
        }
        return new ConnectorCase(file, (String) json.get("name"), json.get("manifest"), steps);
    }

    private static List<Object> state(Object given, Map<String, Object> previous) {
        if ("previous".equals(given)) {
            List<Object> messages = new ArrayList<>();
            previous.forEach((stream, state) -> messages.add(Map.of(
                    "type",
                    "STREAM",
                    "stream",
                    Map.of("stream_descriptor", Map.of("name", stream), "stream_state", state))));
            return messages;
        }
        return given == null ? null : list(given);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
