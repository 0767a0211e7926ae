package dev.pintail.source.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.source.auth.OAuthSettings.AnswerFields;
import dev.pintail.source.auth.OAuthSettings.Client;
import dev.pintail.source.auth.OAuthSettings.Grant;
import dev.pintail.source.auth.OAuthSettings.RefreshToken;
import dev.pintail.source.auth.OAuthSettings.Rejection;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.FakeTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthTest {
    private static final OAuthSettings SETTINGS = new OAuthSettings(
            Optional.of("https://auth/token"),
            new Client("client_id", "id", "client_secret", "secret"),
            new Grant("grant_type", "refresh_token"),
            Optional.of(new RefreshToken("refresh_token", "r1")),
            List.of(),
            Map.of(),
            Map.of(),
            false,
            Optional.empty(),
            new AnswerFields("access_token", "expires_in", "refresh_token", false),
            Rejection.USUAL);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = new FakeTransport();
    private final List<Message> messages = new ArrayList<>();

    @Test
    void tokenIsFetchedOnceAndKeptWhileItIsValid() throws InterruptedException {
        transport
                .answer(200, "{\"access_token\": \"a1\", \"expires_in\": 60}")
                .answer(200, "{\"access_token\": \"a2\"}");
        OAuth oauth = oauth(SETTINGS);

        assertThat(oauth.headers(null)).isEqualTo(Map.of("Authorization", "Bearer a1"));
        clock.advance(Duration.ofSeconds(60));
        assertThat(oauth.headers(null)).isEqualTo(Map.of("Authorization", "Bearer a1"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(oauth.headers(null)).isEqualTo(Map.of("Authorization", "Bearer a2"));
        assertThat(FakeTransport.body(transport.last()))
                .isEqualTo("grant_type=refresh_token&client_id=id&client_secret=secret&refresh_token=r1");
    }

    @Test
    void authorizationHeaderKeepsTheClientOutOfTheBody() throws InterruptedException {
        transport.answer(200, "{\"access_token\": \"a\"}");

        oauth(with(Map.of("x", "1", "grant_type", "mine"), Map.of("Authorization", "Basic x"), false))
                .headers(null);

        assertThat(FakeTransport.body(transport.last())).isEqualTo("grant_type=refresh_token&refresh_token=r1&x=1");
        assertThat(transport.last().header("Authorization")).contains("Basic x");
    }

    @Test
    void fieldsMayGoIntoTheQuery() throws InterruptedException {
        transport.answer(200, "{\"access_token\": \"a\"}");

        oauth(with(Map.of(), Map.of(), true)).headers(null);

        assertThat(transport.last().body()).isNull();
        assertThat(transport.last().url())
                .isEqualTo(
                        "https://auth/token?grant_type=refresh_token&client_id=id&client_secret=secret&refresh_token=r1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\": \"a\", \"expires_in\": \"20.9\"} | 20",
                "{\"access_token\": \"a\"} | 3600",
                "{\"access_token\": \"a\", \"expires_in\": null} | 3600",
                "[{\"data\": {\"access_token\": \"a\", \"x\": [{\"expires_in\": 5}]}}] | 5"
            })
    void lifetimeIsFoundInTheAnswer(String answer, long seconds) throws InterruptedException {
        transport.answer(200, answer).answer(200, "{\"access_token\": \"b\"}");
        OAuth oauth = oauth(SETTINGS);
        oauth.headers(null);

        clock.advance(Duration.ofSeconds(seconds));
        assertThat(oauth.headers(null)).containsValue("Bearer a");
        clock.advance(Duration.ofSeconds(1));
        assertThat(oauth.headers(null)).containsValue("Bearer b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "{\"access_token\": \"\"}",
                "{\"access_token\": \"a\", \"expires_in\": \"soon\"}",
                "{\"1\":{\"2\":{\"3\":{\"4\":{\"5\":{\"6\":{\"access_token\":\"a\"}}}}}}}"
            })
    void answerWithoutAUsableTokenFails(String answer) {
        transport.answer(200, answer);

        assertThatThrownBy(() -> oauth(SETTINGS).headers(null)).isInstanceOf(SourceException.class);
    }

    @Test
    void rejectedRefreshTokenIsAConfigurationError() {
        transport.answer(400, "{\"error\": \"invalid_grant\"}");

        assertThatThrownBy(() -> oauth(SETTINGS).headers(null))
                .isInstanceOfSatisfying(SourceException.class, failure -> {
                    assertThat(failure.failureType()).isEqualTo(FailureType.CONFIG_ERROR);
                    assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_AUTH_FAILED);
                })
                .hasMessageNotContaining("r1");
    }

    @Test
    void otherRefusalIsASystemErrorAndNotRetried() {
        transport.answer(401, "<html>");

        assertThatThrownBy(() -> oauth(SETTINGS).headers(null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.SYSTEM_ERROR));
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void busyOrUnreachableEndpointIsAskedAgain() throws InterruptedException {
        transport
                .answer(429, "")
                .answer(503, "")
                .fail(new IOException("reset"))
                .answer(200, "{\"access_token\": \"a\"}");

        assertThat(oauth(SETTINGS).headers(null)).containsValue("Bearer a");
        assertThat(clock.waits()).containsExactly(1.0, 2.0, 4.0);
    }

    @Test
    void endpointThatStaysUnreachableIsGivenUpAfterFiveMinutes() {
        for (int i = 0; i < 12; i++) {
            transport.fail(new IOException("reset"));
        }

        assertThatThrownBy(() -> oauth(SETTINGS).headers(null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.TRANSIENT_ERROR));
        assertThat(clock.waits().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(300);
    }

    @Test
    void tokensOfTheConfigurationAreReplacedThereAndHandedOut() throws InterruptedException {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("credentials", Map.of("refresh_token", "r1", "other", 1L));
        transport.answer(200, "{\"access_token\": \"a1\", \"refresh_token\": \"r2\", \"expires_in\": 60}");

        assertThat(rotating(config).headers(null)).containsValue("Bearer a1");

        Map<String, Object> credentials = Map.of(
                "refresh_token",
                "r2",
                "other",
                1L,
                "access_token",
                "a1",
                "token_expiry_date",
                "2026-03-04T05:07:07+00:00");
        assertThat(config).isEqualTo(Map.of("credentials", credentials));
        assertThat(messages)
                .singleElement()
                .isEqualTo(new Message.ConfigUpdate(Map.of("credentials", credentials), clock.instant()));
    }

    @Test
    void secondAuthenticatorUsesTheTokenThatTheFirstGot() throws InterruptedException {
        Map<String, Object> config = new LinkedHashMap<>();
        transport.answer(200, "{\"access_token\": \"a1\", \"expires_in\": 60}");

        rotating(config).headers(null);

        assertThat(rotating(config).headers(null)).containsValue("Bearer a1");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void forcedRefreshReplacesAValidToken() throws InterruptedException {
        transport.answer(200, "{\"access_token\": \"a1\"}").answer(200, "{\"access_token\": \"a2\"}");
        OAuth oauth = oauth(SETTINGS);
        oauth.headers(null);

        oauth.refresh();

        assertThat(oauth.headers(null)).containsValue("Bearer a2");
    }

    private OAuth oauth(OAuthSettings settings) {
        OffsetDateTime past = clock.instant().atOffset(ZoneOffset.UTC).minusDays(1);
        return new OAuth(
                () -> settings, new MemoryTokens(Optional.empty(), past), exchange(), clock, new ReentrantLock());
    }

    private OAuth rotating(Map<String, Object> config) {
        ConfigTokens tokens = new ConfigTokens(
                new SharedConfig(config),
                new ConfigTokens.Paths(
                        List.of("credentials", "access_token"),
                        List.of("credentials", "refresh_token"),
                        List.of("credentials", "token_expiry_date")),
                clock,
                messages::add);
        return new OAuth(
                () -> SETTINGS.withRefreshToken(new RefreshToken("refresh_token", tokens.refreshToken())),
                tokens,
                exchange(),
                clock,
                new ReentrantLock());
    }

    private OAuthExchange exchange() {
        return new OAuthExchange(new PlainRequests(transport, clock, "test"), clock, new Upper());
    }

    private static OAuthSettings with(Map<String, Object> extra, Map<String, Object> headers, boolean inQuery) {
        return new OAuthSettings(
                SETTINGS.endpoint(),
                SETTINGS.client(),
                SETTINGS.grant(),
                SETTINGS.refreshToken(),
                List.of(),
                extra,
                headers,
                inQuery,
                Optional.empty(),
                SETTINGS.answer(),
                SETTINGS.rejection());
    }

    private static final class Upper implements RandomGenerator {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public double nextDouble() {
            return 1;
        }
    }
}
