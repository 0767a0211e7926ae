package dev.pintail.conformance;

import dev.pintail.error.FailureType;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one command said, in the form in which a case writes it down. Filled by one thread at a time. */
final class Outcome implements MessageSink {
    final Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> states = new LinkedHashMap<>();
    final Map<String, String> statuses = new LinkedHashMap<>();
    final List<Message.Failure> failures = new ArrayList<>();
    final List<Map<String, Object>> configUpdates = new ArrayList<>();
    final Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
    /** The answer of spec or discover; null when there was none. */
    Object answer;
    /** The answer of check; null when there was none. */
    String status;
    /** How the command failed; null when it did not. */
    FailureType error;

    String errorMessage;
    List<Double> waits = List.of();

    @Override
    public void accept(Message message) {
        switch (message) {
            case Message.Records page ->
                page.data().forEach(data -> add(records, page.stream(), CanonicalJson.protocolRecord(data)));
            case Message.FileRecord file -> {
                add(records, file.stream(), CanonicalJson.protocolRecord(file.data()));
                add(files, file.stream(), file.fileReference());
            }
            case Message.State state -> states.put(state.stream(), state.state());
            case Message.StreamStatus status -> {
                switch (status.status()) {
                    case COMPLETE, INCOMPLETE ->
                        statuses.put(status.stream(), status.status().name());
                    case STARTED, RUNNING -> {}
                }
            }
            case Message.Failure failure -> failures.add(failure);
            case Message.ConfigUpdate update -> configUpdates.add(update.config());
            case Message.Log log -> {}
        }
    }

    private static void add(Map<String, List<Map<String, Object>>> lists, String stream, Map<String, Object> element) {
        lists.computeIfAbsent(stream, name -> new ArrayList<>()).add(element);
    }
}
