package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A decoded response whose bodies are all in memory. */
record ReadyResponse(Response response, List<Object> all) implements DecodedResponse {
    ReadyResponse {
        requireNonNull(response, "response is null");
        all = Collections.unmodifiableList(new ArrayList<>(all));
    }

    @Override
    public Iterator<Object> bodies() {
        return all.iterator();
    }

    @Override
    public Object firstBody() {
        return all.isEmpty() ? Map.of() : all.getFirst();
    }

    @Override
    public Object json() {
        return all.size() == 1 ? all.getFirst() : all;
    }

    @Override
    public void close() {
        // Nothing is held open: the bodies are in memory.
    }
}
