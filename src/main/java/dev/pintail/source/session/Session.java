package dev.pintail.source.session;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.MessageSink;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One command's surroundings: its configuration, its clock, its chance, and where it speaks to.
 *
 * <p>Thread-safe as far as its parts are; {@code messages} is called by one thread at a time (the reader serialises).
 *
 * @param config the connector's configuration after migrations and transformations, secrets included; never logged
 * @param random for back-off with jitter
 * @param secrets is told every token that is got on the way, by any thread
 */
public record Session(Map<String, Object> config, Clock clock, RandomGenerator random, MessageSink messages, Consumer<String> secrets) {
    public Session {
        requireNonNull(config, "config is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
        requireNonNull(messages, "messages is null");
        requireNonNull(secrets, "secrets is null");
    }

    /** A session in which nobody wants to know the tokens. */
    public Session(Map<String, Object> config, Clock clock, RandomGenerator random, MessageSink messages) {
        this(config, clock, random, messages, token -> {});
    }
}
