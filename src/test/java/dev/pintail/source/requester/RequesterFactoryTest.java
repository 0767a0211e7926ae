package dev.pintail.source.requester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.Authenticator;
import dev.pintail.manifest.component.Authenticator.BearerAuthenticator;
import dev.pintail.manifest.component.ErrorHandler.DefaultErrorHandler;
import dev.pintail.manifest.component.HttpMethod;
import dev.pintail.manifest.component.HttpResponseFilter;
import dev.pintail.manifest.component.OAuthAuthenticator;
import dev.pintail.manifest.component.Requester.CustomRequester;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.manifest.component.SessionTokenAuthenticator;
import dev.pintail.manifest.component.SessionTokenUse.SessionTokenRequestBearerAuthenticator;
import dev.pintail.protocol.Message;
import dev.pintail.source.decode.JsonDecoder;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.http.cache.ResponseCaches;
import dev.pintail.source.session.Session;
import dev.pintail.source.slice.StreamSlice;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequesterFactoryTest {
    private static final Map<String, Object> NONE = Map.of();

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = new FakeTransport();
    private final List<Message> messages = new ArrayList<>();
    private final ResponseCaches caches = new ResponseCaches();
    private final RequesterFactory factory = new RequesterFactory(
            new Session(new LinkedHashMap<>(Map.of("host", "h")), clock, new Random(0), messages::add),
            transport,
            null,
            caches,
            "pintail/1");

    @AfterEach
    void close() throws IOException {
        caches.close();
    }

    @Test
    void templatesSeeSliceTokenAndExtraFields() throws InterruptedException {
        transport.answer(200, "[]");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", "{{ stream_interval.start }}");
        parameters.put("page", "{{ next_page_token['next_page_token'] }}");
        parameters.put("job", "{{ creation_response.id }}");
        parameters.put("gone", "{{ config.missing }}");
        Requester requester = create(definition("/{{ stream_partition['id'] }}/items", parameters, null, null));

        requester.send(new Requester.Input(
                null,
                new StreamSlice(
                        Map.of("id", 7L), Map.of("start", "a b"), Map.of("creation_response", Map.of("id", 1L))),
                Map.of("next_page_token", 2L),
                RequestOptions.NONE));

        assertThat(transport.urls()).containsExactly("https://h/7/items?from=a+b&page=2&job=1");
        assertThat(transport.last().header("User-Agent")).contains("pintail/1");
    }

    @Test
    void pathOfThePageReplacesThatOfTheManifest() throws InterruptedException {
        transport.answer(200, "[]").answer(200, "[]");
        Requester requester = create(definition("items", Map.of("limit", "10"), null, null));

        requester.send(
                new Requester.Input("https://other/next?limit=10", StreamSlice.EMPTY, null, RequestOptions.NONE));
        requester.send(new Requester.Input("/v2/x?limit=20", StreamSlice.EMPTY, null, RequestOptions.NONE));

        assertThat(transport.urls()).containsExactly("https://other/next?limit=10", "https://h/v2/x?limit=20&limit=10");
    }

    @Test
    void optionSetTwiceFails() {
        Requester requester = create(definition("items", Map.of("page", "1"), null, null));
        RequestOptions extra = new RequestOptions(Map.of("page", 1L), Map.of(), Map.of(), Map.of());

        assertThatThrownBy(() -> requester.send(new Requester.Input(null, StreamSlice.EMPTY, null, extra)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("page");
    }

    @Test
    void answerThatCannotBeDecodedIsAskedForAgain() throws InterruptedException {
        transport.answer(200, "{\"data\": [").answer(200, "<html>busy</html>").answer(200, "[{\"a\": 1}]");

        DecodedResponse response = send(definition("items", NONE, null, null));

        assertThat(response.bodies()).toIterable().containsExactly(Map.of("a", 1L));
        assertThat(clock.waits()).containsExactly(1.0, 2.0);
    }

    @Test
    void answerThatStaysUndecodableFailsTheStreamInsteadOfEndingIt() {
        for (int i = 0; i < 6; i++) {
            transport.answer(200, "{\"data\": [");
        }

        assertThatThrownBy(() -> send(definition("items", NONE, null, null)))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_RESPONSE_INVALID));
        assertThat(clock.waits()).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
    }

    @Test
    void undecodableAnswerIsNotTakenFromTheCacheAgain() throws InterruptedException {
        transport.answer(200, "<html>").answer(200, "[1]");

        DecodedResponse response = factory.create(definition("items", NONE, null, null), "items", json(), true)
                .send(input());

        assertThat(response.firstBody()).isEqualTo(1L);
    }

    @Test
    void undecodableBodyOfAnIgnoredOrOtherAnswerHasNoRecords() throws InterruptedException {
        HttpResponseFilter ignore =
                new HttpResponseFilter(ResponseAction.IGNORE, null, null, "gone", List.of(404L), null, NONE);
        transport.answer(200, "gone").answer(404, "{\"data\": 1}").answer(302, "<html>");
        Requester requester = create(definition("items", NONE, null, handler(ignore)));

        for (int i = 0; i < 3; i++) {
            DecodedResponse response = requester.send(input());
            assertThat(response.bodies()).isExhausted();
            assertThat(response.firstBody()).isEqualTo(Map.of());
        }
    }

    @Test
    void emptyAnswerHasNoRecords() throws InterruptedException {
        transport.answer(204, "").answer(200, "null");
        Requester requester = create(definition("items", NONE, null, null));

        assertThat(requester.send(input()).bodies()).isExhausted();
        assertThat(requester.send(input()).bodies()).isExhausted();
    }

    @Test
    void failureTellsStatusAndWhoHasToAct() {
        transport.answer(403, "{\"message\": \"no\"}");

        assertThatThrownBy(() -> send(definition("items", NONE, null, null)))
                .isInstanceOfSatisfying(SourceException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_AUTH_FAILED);
                    assertThat(failure.failureType()).isEqualTo(FailureType.CONFIG_ERROR);
                    assertThat(failure.internalMessage())
                            .contains("'GET' request to 'https://h/items' failed with status code '403'")
                            .contains("error message: 'no'");
                });
    }

    @Test
    void rateLimitThatStaysIsAnnouncedEachTime() {
        for (int i = 0; i < 6; i++) {
            transport.answer(429, "");
        }

        assertThatThrownBy(() -> send(definition("items", NONE, null, null)))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_RATE_LIMITED));
        assertThat(messages)
                .hasSize(6)
                .allMatch(message -> message instanceof Message.StreamStatus status && status.rateLimited());
    }

    @Test
    void unreachableApiIsRetried() throws InterruptedException {
        transport.fail(new IOException("reset")).answer(200, "[]");

        assertThat(send(definition("items", NONE, null, null)).ok()).isTrue();
        assertThat(clock.waits()).containsExactly(1.0);
    }

    @Test
    void retrieverIsToldToStartAgain() {
        HttpResponseFilter reset =
                new HttpResponseFilter(ResponseAction.RESET_PAGINATION, null, "again", null, List.of(400L), null, NONE);
        transport.answer(400, "");

        assertThatThrownBy(() -> send(definition("items", NONE, null, handler(reset))))
                .isInstanceOfSatisfying(
                        RetrievalSignal.class,
                        signal -> assertThat(signal.action()).isEqualTo(RetrievalSignal.Action.RESET_PAGINATION))
                .hasMessage("again");
    }

    @Test
    void rejectedTokenIsRefreshedOnce() throws InterruptedException {
        HttpResponseFilter refresh = new HttpResponseFilter(
                ResponseAction.REFRESH_TOKEN_THEN_RETRY, null, null, null, List.of(401L), null, NONE);
        transport
                .answer(200, "{\"access_token\": \"a1\"}")
                .answer(401, "")
                .answer(200, "{\"access_token\": \"a2\"}")
                .answer(200, "[]")
                .answer(401, "")
                .answer(200, "{\"access_token\": \"a3\"}")
                .answer(401, "");
        Requester requester = create(definition("items", NONE, oauth(), handler(refresh)));

        requester.send(input());
        assertThat(transport.last().header("Authorization")).contains("Bearer a2");
        assertThatThrownBy(() -> requester.send(input()))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.CONFIG_ERROR))
                .hasMessageContaining("Refreshed OAuth access token is rejected");
    }

    @Test
    void sessionTokenComesFromALoginAndIsRenewedAfterItsTime() throws InterruptedException {
        transport.answer(200, "{\"s\": {\"t\": 5}}").answer(200, "[]").answer(200, "[]");
        Requester requester = create(definition("items", NONE, session("PT1H"), null));

        requester.send(input());
        requester.send(input());

        assertThat(transport.urls()).containsExactly("https://h/login", "https://h/items", "https://h/items");
        assertThat(transport.last().header("Authorization")).contains("Bearer 5");

        clock.advance(Duration.ofMinutes(61));
        transport.answer(200, "{\"s\": {\"t\": 6}}").answer(200, "[]");
        requester.send(input());
        assertThat(transport.last().header("Authorization")).contains("Bearer 6");
    }

    @Test
    void answersOfParentsAreShared() throws InterruptedException {
        transport.answer(200, "[{\"a\": 1}]");
        HttpRequester definition = definition("items", NONE, new BearerAuthenticator("t", NONE), null);

        factory.create(definition, "items", json(), true).send(input());
        DecodedResponse second =
                factory.create(definition, "items", json(), true).send(input());

        assertThat(second.bodies()).toIterable().containsExactly(Map.of("a", 1L));
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void pythonClassIsNotSupported() {
        assertThatThrownBy(() ->
                        factory.create(new CustomRequester("source.Requester", null, NONE, NONE), "items", json(), false))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("source.Requester");
    }

    private DecodedResponse send(HttpRequester definition) throws InterruptedException {
        return create(definition).send(input());
    }

    private Requester create(HttpRequester definition) {
        return factory.create(definition, "items", json(), false);
    }

    private static Decoder json() {
        return new JsonDecoder();
    }

    private static Requester.Input input() {
        return new Requester.Input(null, StreamSlice.EMPTY, null, RequestOptions.NONE);
    }

    private static DefaultErrorHandler handler(HttpResponseFilter filter) {
        return new DefaultErrorHandler(List.of(), 5L, List.of(filter), NONE);
    }

    private static SessionTokenAuthenticator session(String lifetime) {
        return new SessionTokenAuthenticator(
                definition("login", NONE, null, null),
                List.of("s", "t"),
                lifetime,
                new SessionTokenRequestBearerAuthenticator(),
                null,
                NONE);
    }

    private static OAuthAuthenticator oauth() {
        return new OAuthAuthenticator(
                "client_id",
                "id",
                "client_secret",
                "secret",
                "refresh_token",
                "r",
                "https://auth/token",
                "access_token",
                null,
                "expires_in",
                "grant_type",
                "refresh_token",
                NONE,
                NONE,
                false,
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                false,
                NONE);
    }

    private static HttpRequester definition(
            String path,
            Map<String, Object> parameters,
            Authenticator authenticator,
            DefaultErrorHandler errorHandler) {
        return new HttpRequester(
                "https://{{ config['host'] }}",
                null,
                path,
                HttpMethod.GET,
                authenticator,
                null,
                null,
                parameters,
                null,
                null,
                null,
                null,
                errorHandler,
                false,
                null,
                null,
                false,
                NONE);
    }
}
