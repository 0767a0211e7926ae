package dev.pintail.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Answers requests in the order in which the answers were given; remembers what was asked. */
public final class FakeTransport implements Transport {
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    /** @param headers names and values in turn */
    public FakeTransport answer(int status, String body, String... headers) {
        return answer(status, body.getBytes(UTF_8), headers);
    }

    public FakeTransport answer(int status, byte[] body, String... headers) {
        List<Header> fields = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(new Header(headers[i], headers[i + 1]));
        }
        replies.add(request -> new Response(request, status, fields, new ByteArrayInputStream(body)));
        return this;
    }

    public FakeTransport fail(IOException failure) {
        replies.add(request -> {
            throw failure;
        });
        return this;
    }

    @Override
    public synchronized Response send(Request request) throws IOException {
        requests.add(request);
        if (replies.isEmpty()) {
            throw new AssertionError("no answer is left for " + request.method() + " " + request.url());
        }
        return replies.removeFirst().to(request);
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<String> urls() {
        return requests().stream().map(Request::url).toList();
    }

    public Request last() {
        return requests().getLast();
    }

    /** The text of a request's body. */
    public static String body(Request request) {
        return request.body() == null ? null : new String(request.body(), UTF_8);
    }

    @Override
    public String toString() {
        return Arrays.toString(urls().toArray());
    }

    @FunctionalInterface
    private interface Reply {
        Response to(Request request) throws IOException;
    }
}
