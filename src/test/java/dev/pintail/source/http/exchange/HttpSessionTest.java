package dev.pintail.source.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.source.http.Content;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.cache.ResponseCache;
import dev.pintail.source.http.cache.ResponseCaches;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSessionTest {
    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = new FakeTransport();
    private final HttpSession session = session(Optional.empty());

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void redirectedPostKeepsMethodAndBodyOnlyFor307And308(int status, String method) throws Exception {
        transport.answer(status, "", "Location", "/b").answer(200, "ok");

        session.send(post("https://h/a"));

        Request second = transport.last();
        assertThat(second.method()).isEqualTo(method);
        assertThat(second.body() == null).isEqualTo(method.equals("GET"));
        assertThat(second.header("Content-Type").isPresent()).isEqualTo(method.equals("POST"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a, https://h/b, true",
        "https://h/a, https://h:443/b, true",
        "http://h/a, https://h/b, true",
        "http://h:8080/a, https://h/b, false",
        "https://h/a, http://h/b, false",
        "https://h/a, https://h:8443/b, false",
        "https://h/a, https://other/b, false"
    })
    void authorizationStaysWithTheHost(String from, String to, boolean kept) throws Exception {
        transport.answer(302, "", "Location", to).answer(200, "ok");

        session.send(get(from, Map.of("Authorization", "secret", "X-Key", "k")));

        assertThat(transport.last().header("Authorization").isPresent()).isEqualTo(kept);
        assertThat(transport.last().header("X-Key")).contains("k");
    }

    @Test
    void redirectWithoutLocationIsAnAnswer() throws Exception {
        transport.answer(302, "here");

        assertThat(session.send(get("https://h/a")).response().status()).isEqualTo(302);
    }

    @Test
    void endlessRedirectsFail() {
        for (int i = 0; i < 31; i++) {
            transport.answer(302, "", "Location", "/a");
        }

        assertThatThrownBy(() -> session.send(get("https://h/a")))
                .isInstanceOfSatisfying(
                        RequestFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(RequestFailure.Kind.TOO_MANY_REDIRECTS));
        assertThat(transport.requests()).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items:search", "ftp://h/x", "file:///x"})
    void otherSchemesAreRefused(String url) {
        assertThatThrownBy(() -> session.send(get(url)))
                .isInstanceOfSatisfying(
                        RequestFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(RequestFailure.Kind.UNSUPPORTED_SCHEME));
    }

    @Test
    void redirectToAnotherSchemeIsRefused() {
        transport.answer(302, "", "Location", "file:///etc/hosts");

        assertThatThrownBy(() -> session.send(get("https://h/a")))
                .isInstanceOfSatisfying(
                        RequestFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(RequestFailure.Kind.UNSUPPORTED_SCHEME));
    }

    @Test
    void cookiesGoWithLaterRequestsAndRedirects() throws Exception {
        transport
                .answer(302, "", "Location", "/b", "Set-Cookie", "sid=1; Path=/; HttpOnly")
                .answer(200, "ok");

        session.send(get("https://h/a"));

        assertThat(transport.last().header("Cookie")).contains("sid=1");
        assertThat(session.withCookies(get("https://h/c")).header("Cookie")).contains("sid=1");
        assertThat(session.withCookies(get("https://other/c")).header("Cookie")).isEmpty();
    }

    @Test
    void cookieHeaderOfTheManifestKeepsReceivedOnesAway() throws Exception {
        transport.answer(200, "ok", "Set-Cookie", "sid=1");
        session.send(get("https://h/a"));

        assertThat(session.withCookies(get("https://h/a", Map.of("cookie", "own=2")))
                        .header("Cookie"))
                .contains("own=2");
    }

    @Test
    void gzipAndDeflateAreUndone() throws Exception {
        transport
                .answer(200, gzip("a"), "Content-Encoding", "gzip")
                .answer(200, deflate("b"), "Content-Encoding", "deflate")
                .answer(200, gzip("c"), "Content-Encoding", "GZIP, identity")
                .answer(200, "d", "Content-Encoding", "gzip")
                .answer(200, "", "Content-Encoding", "gzip");

        for (String expected : new String[] {"a", "b", "c", "d", ""}) {
            assertThat(session.send(get("https://h/a")).response().body().stream())
                    .hasContent(expected);
        }
    }

    @Test
    void timeoutsAreToldFromOtherFailures() {
        transport.fail(new SocketTimeoutException("Read timed out")).fail(new IOException("reset"));

        assertThatThrownBy(() -> session.send(get("https://h/a")))
                .isInstanceOfSatisfying(
                        RequestFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(RequestFailure.Kind.TIMEOUT));
        assertThatThrownBy(() -> session.send(get("https://h/a")))
                .isInstanceOfSatisfying(
                        RequestFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(RequestFailure.Kind.CONNECTION));
    }

    @Test
    void cachedAnswerIsNotAskedForAgain() throws Exception {
        try (ResponseCaches caches = new ResponseCaches()) {
            HttpSession cached = session(Optional.of(caches.of("items")));
            transport.answer(200, "one").answer(404, "two").answer(404, "three");

            assertThat(cached.send(get("https://h/a?x=1&y=2")).fromCache()).isFalse();
            Answer second = cached.send(get("https://h/a?y=2&x=1"));
            assertThat(second.fromCache()).isTrue();
            assertThat(second.response().body().stream()).hasContent("one");

            cached.send(get("https://h/missing"));
            assertThat(cached.send(get("https://h/missing")).fromCache()).isFalse();
        }
    }

    @Test
    void forgottenAnswerIsAskedForAgain() throws Exception {
        try (ResponseCaches caches = new ResponseCaches()) {
            HttpSession cached = session(Optional.of(caches.of("items")));
            transport.answer(200, "<html>").answer(200, "good");

            cached.send(get("https://h/a"));
            cached.forget(get("https://h/a"));

            assertThat(cached.send(get("https://h/a")).response().body().stream())
                    .hasContent("good");
        }
    }

    private HttpSession session(Optional<ResponseCache> cache) {
        return new HttpSession(transport, ApiBudget.unlimited(clock), cache, 1 << 20, clock);
    }

    private static Request get(String url) {
        return get(url, Map.of());
    }

    private static Request get(String url, Map<String, String> headers) {
        return new RequestDraft("GET", url, Map.of(), headers, Content.NONE, Timeouts.DEFAULT).prepare("test");
    }

    private static Request post(String url) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", "1");
        return new RequestDraft("POST", url, Map.of(), Map.of(), new Content.Form(fields), Timeouts.DEFAULT)
                .prepare("test");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
