package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.python.Str;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that live in the connector's configuration, because the server gives a new refresh token each time: new ones are
 * written there and the whole configuration is handed out, to be kept. Thread-safe.
 *
 * <p>All streams share the configuration, so one refresh serves them all.
 */
final class ConfigTokens implements OAuthTokens {
    /** Python's {@code isoformat}: a fraction only if there is one, then in six digits. */
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private static final DateTimeFormatter MICROSECONDS = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
            .appendPattern("xxx")
            .toFormatter();

    private final SharedConfig config;
    private final Paths paths;
    private final InstantSource clock;
    private final MessageSink messages;

    ConfigTokens(SharedConfig config, Paths paths, InstantSource clock, MessageSink messages) {
        this.config = requireNonNull(config, "config is null");
        this.paths = requireNonNull(paths, "paths is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.messages = requireNonNull(messages, "messages is null");
    }

    @Override
    public Optional<String> accessToken() {
        return Optional.of(text(paths.accessToken));
    }

    /** The refresh token that is good now. */
    String refreshToken() {
        return text(paths.refreshToken);
    }

    @Override
    public OffsetDateTime expiry() {
        Object value = config.get(paths.expiry).orElse("");
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return value.equals("") ? now.minusDays(1) : LenientDates.parse(Str.of(value), LocalDate.from(now));
    }

    @Override
    public void store(OAuthAnswer answer) {
        config.set(paths.accessToken, answer.accessToken());
        answer.refreshToken().ifPresent(token -> config.set(paths.refreshToken, token));
        config.set(paths.expiry, print(answer.expiry()));
        messages.accept(new Message.ConfigUpdate(config.copy(), clock.instant()));
    }

    private String text(List<String> path) {
        return config.get(path).map(Str::of).orElse("");
    }

    private static String print(OffsetDateTime time) {
        return (time.getNano() < 1000 ? SECONDS : MICROSECONDS).format(time);
    }

    /** Where the configuration has the tokens. */
    record Paths(List<String> accessToken, List<String> refreshToken, List<String> expiry) {
        Paths {
            accessToken = List.copyOf(accessToken);
            refreshToken = List.copyOf(refreshToken);
            expiry = List.copyOf(expiry);
        }
    }
}
