package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.list;
import static dev.pintail.conformance.ConnectorCase.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Three reads of Airbyte's Stripe connector by the reference: what it sent, said, and how far it got. */
record StripeRecording(Path folder) {
    /**
     * One read in the form of a case's step; its answers come from the emulator, so it has no exchanges.
     *
     * @param number 1 to 3
     */
    Step step(int number, Instant now) {
        Path state = folder.resolve("run%d.state-in.json".formatted(number));
        return new Step(
                "read",
                object(json(folder.resolve("config.json"))),
                now,
                JsonReader.read(String.join("\n", unzipped(folder.resolve("configured-catalog.json.gz")))),
                Files.exists(state) ? list(json(state)) : null,
                List.of(),
                expectation(folder.resolve("run%d.messages.jsonl.gz".formatted(number))));
    }

    /** The requests of a read, each with the headers that are fixed; sorted. */
    List<String> requests(int number) {
        try {
            return Files.readAllLines(folder.resolve("run%d.requests.jsonl".formatted(number))).stream()
                    .map(line -> request(object(JsonReader.read(line))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name, modes, cursor and key of every stream, as {@code discover} says. */
    List<Map<String, Object>> discovered() {
        try {
            return Files.readAllLines(folder.resolve("discover-summary.jsonl")).stream()
                    .map(line -> object(JsonReader.read(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(Map<String, Object> recorded) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        object(recorded.get("headers"))
                .forEach((name, value) -> headers.put(name, value == null ? null : value.toString()));
        return RequestLog.line(ComparableRequest.recorded(recorded), headers::get);
    }

    private static Map<String, Object> expectation(Path messages) {
        Outcome said = RecordedRead.outcome(unzipped(messages));
        return Map.of(
                "records", said.records,
                "state", textInParentStates(said.states, false),
                "stream_status", said.statuses,
                "waits", List.of());
    }

    private static Object textInParentStates(Object value, boolean inside) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<Object, Object> members = new LinkedHashMap<>();
                object.forEach((key, member) ->
                        members.put(key, textInParentStates(member, inside || "parent_state".equals(key))));
                yield members;
            }
            case Long number when inside -> number.toString();
            case null, default -> value;
        };
    }

    static Object json(Path file) {
        try {
            return JsonReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> unzipped(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
