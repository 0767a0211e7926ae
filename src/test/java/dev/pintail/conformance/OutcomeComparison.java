package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.list;
import static dev.pintail.conformance.ConnectorCase.object;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the first thing in which an outcome is not the reference's: rules 4 to 9 of the format's description. */
final class OutcomeComparison {
    private static final double WAIT_TOLERANCE_SECONDS = 0.01;

    private OutcomeComparison() {}

    static Optional<Divergence> divergence(Step step, Outcome actual) {
        Map<String, Object> expect = step.expect();
        List<Optional<Divergence>> found = new ArrayList<>();
        switch (step.command()) {
            case "spec" -> found.add(different("spec", expect.get("spec"), actual.answer, CanonicalJson::text));
            case "discover" ->
                found.add(different("catalog", expect.get("catalog"), actual.answer, CanonicalJson::text));
            case "check" -> found.add(different("status", expect.get("status"), actual.status, String::valueOf));
            case "read" -> {
                found.add(records("records", object(expect.get("records")), actual.records));
                found.add(states(object(expect.get("state")), actual.states));
                found.add(
                        different("stream_status", expect.get("stream_status"), actual.statuses, CanonicalJson::text));
                found.add(streamErrors(list(expect.get("stream_errors")), actual));
            }
            default -> throw new IllegalArgumentException("no such command: " + step.command());
        }
        found.add(error(object(expect.get("error")), actual));
        found.add(waits(list(expect.get("waits")), actual.waits));
        found.add(configUpdate(list(expect.get("config_updates")), actual.configUpdates));
        found.add(records("files", shortened(object(expect.get("files"))), shortened(actual.files)));
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<Divergence> different(
            String what, Object expected, Object actual, Function<Object, String> form) {
        String left = form.apply(expected);
        String right = form.apply(actual);
        if (left.equals(right)) {
            return Optional.empty();
        }
        int from = Math.max(0, commonPrefix(left, right) - 60);
        return Optional.of(new Divergence(0, what, cut(left, from), cut(right, from)));
    }

    private static int commonPrefix(String left, String right) {
        int length = 0;
        while (length < Math.min(left.length(), right.length()) && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String cut(String text, int from) {
        String rest = text.substring(Math.min(from, text.length()));
        return (from > 0 ? "…" : "") + (rest.length() > 400 ? rest.substring(0, 400) + "…" : rest);
    }

    private static Optional<Divergence> records(String what, Map<String, ?> expected, Map<String, ?> actual) {
        for (String stream : union(expected, actual)) {
            Map<String, Integer> left = counted(list(expected.get(stream)));
            Map<String, Integer> right = counted(list(actual.get(stream)));
            if (!left.equals(right)) {
                Map<String, Integer> missing = new TreeMap<>(left);
                missing.entrySet().removeAll(right.entrySet());
                Map<String, Integer> surplus = new TreeMap<>(right);
                surplus.entrySet().removeAll(left.entrySet());
                return Optional.of(new Divergence(
                        0,
                        "%s[%s]".formatted(what, stream),
                        "%d, among them %s".formatted(list(expected.get(stream)).size(), cut(missing.toString(), 0)),
                        "%d, among them %s".formatted(list(actual.get(stream)).size(), cut(surplus.toString(), 0))));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> counted(List<Object> elements) {
        Map<String, Integer> counts = new TreeMap<>();
        elements.forEach(element -> counts.merge(CanonicalJson.text(element), 1, Integer::sum));
        return counts;
    }

    private static Optional<Divergence> states(Map<String, Object> expected, Map<String, Map<String, Object>> actual) {
        for (String stream : union(expected, actual)) {
            if (!expected.containsKey(stream) || !actual.containsKey(stream)) {
                return Optional.of(new Divergence(
                        0,
                        "state[%s]".formatted(stream),
                        String.valueOf(expected.get(stream)),
                        String.valueOf(actual.get(stream))));
            }
            Optional<Divergence> found = different(
                    "state[%s]".formatted(stream), expected.get(stream), actual.get(stream), CanonicalJson::stateText);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static SortedSet<String> union(Map<String, ?> left, Map<String, ?> right) {
        SortedSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        return names;
    }

    private static Optional<Divergence> streamErrors(List<Object> expected, Outcome actual) {
        List<String> left = expected.stream()
                .map(error -> object(error).get("stream") + ": " + object(error).get("failure_type"))
                .sorted()
                .toList();
        List<String> right = actual.failures.stream()
                .map(failure -> failure.stream() + ": " + failure.failureType().protocolName())
                .sorted()
                .toList();
        return left.equals(right)
                ? Optional.empty()
                : Optional.of(new Divergence(
                        0, "stream_errors", left + " " + messages(expected), right + " " + said(actual)));
    }

    private static List<Object> messages(List<Object> errors) {
        return errors.stream()
                .map(error -> object(error).get("internal_message"))
                .toList();
    }

    /** The streams' failures, with where they come from if that was a fault. */
    static String said(Outcome actual) {
        return actual.failures.stream()
                .map(failure -> failure.internalMessage() + trace(failure.cause()))
                .toList()
                .toString();
    }

    private static String trace(Throwable cause) {
        return cause == null || cause instanceof PintailException
                ? ""
                : " " + Divergence.crash(cause).actual();
    }

    private static Optional<Divergence> error(Map<String, Object> expected, Outcome actual) {
        Object left = expected.get("failure_type");
        FailureType right = actual.error;
        if (right == null ? left == null : right.protocolName().equals(left)) {
            return Optional.empty();
        }
        return Optional.of(new Divergence(
                0,
                "error",
                "%s (%s; %s)".formatted(left, expected.get("message"), expected.get("internal_message")),
                "%s (%s)".formatted(right, actual.errorMessage)));
    }

    private static Optional<Divergence> waits(List<Object> expected, List<Double> actual) {
        List<Double> left = expected.stream()
                .map(wait -> ((Number) wait).doubleValue())
                .sorted()
                .toList();
        List<Double> right = actual.stream().sorted().toList();
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = Math.abs(left.get(i) - right.get(i)) <= WAIT_TOLERANCE_SECONDS;
        }
        return same
                ? Optional.empty()
                : Optional.of(new Divergence(0, "waits", expected.toString(), actual.toString()));
    }

    private static Optional<Divergence> configUpdate(List<Object> expected, List<Map<String, Object>> actual) {
        Object left = expected.isEmpty() ? null : expected.getLast();
        Object right = actual.isEmpty() ? null : actual.getLast();
        return different("config_updates (last)", left, right, CanonicalJson::text);
    }

    /** File references with the two members that are compared. */
    private static Map<String, List<Map<String, Object>>> shortened(Map<String, ?> files) {
        Map<String, List<Map<String, Object>>> shortened = new TreeMap<>();
        files.forEach((stream, references) -> shortened.put(
                stream,
                list(references).stream()
                        .map(reference -> {
                            Map<String, Object> kept = new TreeMap<>(object(reference));
                            kept.keySet().retainAll(List.of("source_file_relative_path", "file_size_bytes"));
                            return kept;
                        })
                        .toList()));
        return shortened;
    }
}
