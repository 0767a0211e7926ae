package dev.pintail.secret;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.secret.ServiceExchange.Answer;
import dev.pintail.secret.ServiceExchange.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Calls to a store in the network, repeated while it is overloaded or away. Thread-safe. */
final class ServiceCalls {
    private static final int TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private final ServiceExchange exchange;

    ServiceCalls(ServiceExchange exchange) {
        this.exchange = requireNonNull(exchange, "exchange is null");
    }

    /** What a call is, made anew for each try: signatures and tokens have their time. */
    @FunctionalInterface
    interface CallMaker {
        Call make();
    }

    /**
     * The answer, whatever its status, unless the service is away.
     *
     * @param service what messages call it
     */
    Answer send(String service, CallMaker call) {
        String problem = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                if (attempt > 0) {
                    Thread.sleep(FIRST_WAIT.multipliedBy(1L << attempt));
                }
                Answer answer = exchange.send(call.make());
                if (answer.status() != 429 && answer.status() < 500) {
                    return answer;
                }
                problem = "answers with status code %d".formatted(answer.status());
            } catch (IOException e) {
                problem = "cannot be reached (%s)".formatted(e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SecretErrors.unavailable("%s did not answer in time".formatted(service), "");
            }
        }
        throw SecretErrors.unavailable(
                "%s %s".formatted(service, problem), "Check the network and the region; then run it again.");
    }

    /** The members of a JSON answer; empty if it is none. */
    static Map<?, ?> json(Answer answer) {
        try {
            return JsonReader.read(answer.body()) instanceof Map<?, ?> object ? object : Map.of();
        } catch (JsonSyntaxException e) {
            return Map.of();
        }
    }
}
