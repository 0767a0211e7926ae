package dev.pintail.source.retrieve;

import dev.pintail.json.JsonReader;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.http.Timeouts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A requester that gives prepared answers in order and remembers what it was asked. */
final class ScriptedRequester implements Requester {
    final List<Input> inputs = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();

    ScriptedRequester answer(String json) {
        answers.add(response(200, json));
        return this;
    }

    ScriptedRequester refuse(int status) {
        answers.add(response(status, "{}"));
        return this;
    }

    ScriptedRequester signal(RetrievalSignal.Action action) {
        answers.add(new RetrievalSignal(action, "too much"));
        return this;
    }

    @Override
    public DecodedResponse send(Input input) {
        inputs.add(input);
        return switch (answers.remove()) {
            case RetrievalSignal signal -> throw signal;
            case Object answer -> (DecodedResponse) answer;
        };
    }

    @Override
    public String name() {
        return "scripted";
    }

    private static DecodedResponse response(int status, String json) {
        Request request = new Request("GET", "https://api.example.com", List.of(), null, Timeouts.DEFAULT);
        Response response = new Response(request, status, List.of(), Body.of(new byte[0]));
        Object value = JsonReader.read(json);
        return DecodedResponse.of(response, value instanceof List<?> items ? new ArrayList<>(items) : List.of(value));
    }
}
