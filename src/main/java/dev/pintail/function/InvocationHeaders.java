package dev.pintail.function;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.CookieHandler;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Listens to the headers that Lambda's Runtime API sends with each event.
 *
 * <p>Funqy drops Lambda's context and with it the deadline. Quarkus' poll loop reads events by {@code HttpURLConnection}, and
 * the JDK shows the headers of all that it receives to the process' cookie handler; nothing else here uses that class. The
 * function answers one event at a time, so the last headers seen belong to the event at hand. Thread-safe.
 */
@Singleton
public class InvocationHeaders extends CookieHandler implements Supplier<Invocation> {
    private static final String REQUEST_ID = "lambda-runtime-aws-request-id";
    private static final String DEADLINE = "lambda-runtime-deadline-ms";

    private volatile Invocation current = Invocation.UNKNOWN;

    /** Begins to listen; Quarkus asks for the first event only after this. */
    void onStart(@Observes StartupEvent event) {
        install();
    }

    public void install() {
        CookieHandler.setDefault(this);
    }

    /** The invocation that came in last. */
    @Override
    public Invocation get() {
        return current;
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) {
        return Map.of();
    }

    @Override
    public void put(URI uri, Map<String, List<String>> responseHeaders) {
        Optional<String> requestId = header(responseHeaders, REQUEST_ID);
        if (requestId.isPresent()) { // the answers to what the loop posts have none
            current =
                    new Invocation(requestId, header(responseHeaders, DEADLINE).flatMap(InvocationHeaders::moment));
        }
    }

    private static Optional<String> header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    private static Optional<Instant> moment(String milliseconds) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(milliseconds)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
