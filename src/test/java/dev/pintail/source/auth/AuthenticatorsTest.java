package dev.pintail.source.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.Authenticator.ApiKeyAuthenticator;
import dev.pintail.manifest.component.Authenticator.BasicHttpAuthenticator;
import dev.pintail.manifest.component.Authenticator.BearerAuthenticator;
import dev.pintail.manifest.component.Authenticator.CustomAuthenticator;
import dev.pintail.manifest.component.Authenticator.LegacySessionTokenAuthenticator;
import dev.pintail.manifest.component.Authenticator.NoAuth;
import dev.pintail.manifest.component.Authenticator.SelectiveAuthenticator;
import dev.pintail.manifest.component.InjectInto;
import dev.pintail.manifest.component.RequestOption;
import dev.pintail.source.http.Authenticator;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.http.Requester;
import dev.pintail.source.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorsTest {
    private static final Map<String, Object> NONE = Map.of();
    private static final Authenticators.Owner OWNER = new Authenticators.Owner("items", "https://h");

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = new FakeTransport();
    private final Map<String, Object> config = new LinkedHashMap<>(Map.of("token", "t", "kind", 2L));
    private final Authenticators authenticators = new Authenticators(
            new Session(config, clock, new Random(0), message -> {}),
            new PlainRequests(transport, clock, "test"),
            new NoRequesters());

    @Test
    void bearerAndBasicGoIntoTheAuthorizationHeader() throws InterruptedException {
        assertThat(headers(new BearerAuthenticator("{{ config['token'] }}", NONE)))
                .isEqualTo(Map.of("Authorization", "Bearer t"));
        assertThat(headers(new BasicHttpAuthenticator("u", "pä", NONE)))
                .isEqualTo(Map.of("Authorization", "Basic dTpww6Q="));
        assertThat(headers(new BasicHttpAuthenticator("u", "", NONE))).isEqualTo(Map.of("Authorization", "Basic dTo="));
    }

    @Test
    void secretThatReadsAsALiteralIsPrintedAgain() throws InterruptedException {
        assertThat(headers(new BearerAuthenticator("1e10", NONE)))
                .isEqualTo(Map.of("Authorization", "Bearer 10000000000.0"));
        assertThat(headers(new BearerAuthenticator("{{ config.missing }}", NONE)))
                .isEqualTo(Map.of("Authorization", "Bearer "));
    }

    @Test
    void apiKeyGoesWhereItsOptionSays() throws InterruptedException {
        assertThat(apiKey(InjectInto.HEADER, "X-Key").options().headers()).isEqualTo(Map.of("X-Key", "t"));
        assertThat(apiKey(InjectInto.REQUEST_PARAMETER, "key").options().parameters())
                .isEqualTo(Map.of("key", "t"));
        assertThat(apiKey(InjectInto.REQUEST_PARAMETER, "key").headers(null)).isEmpty();
        assertThat(of(new ApiKeyAuthenticator(
                                "k", null, new RequestOption(InjectInto.BODY_JSON, null, List.of("a", "b")), NONE))
                        .options()
                        .bodyJson())
                .isEqualTo(Map.of("a", Map.of("b", "k")));
        assertThat(of(new ApiKeyAuthenticator("k", "X-Old", null, NONE))
                        .options()
                        .headers())
                .isEqualTo(Map.of("X-Old", "k"));
    }

    @Test
    void apiKeyHasExactlyOnePlace() {
        RequestOption option = new RequestOption(InjectInto.HEADER, "X-Key", List.of());

        assertThatThrownBy(() -> of(new ApiKeyAuthenticator("k", null, null, NONE)))
                .isInstanceOf(ManifestException.class);
        assertThatThrownBy(() -> of(new ApiKeyAuthenticator("k", "X", option, NONE)))
                .isInstanceOf(ManifestException.class);
        assertThatThrownBy(() -> apiKey(InjectInto.HEADER, null)).isInstanceOf(ManifestException.class);
        assertThatThrownBy(() -> of(new ApiKeyAuthenticator(
                        "k", null, new RequestOption(InjectInto.HEADER, null, List.of("a", "b")), NONE)))
                .isInstanceOf(ManifestException.class);
    }

    @ParameterizedTest
    @CsvSource({"kind, Bearer two", "token, Bearer tee"})
    void configurationChoosesTheAuthenticator(String path, String header) throws InterruptedException {
        SelectiveAuthenticator selective = new SelectiveAuthenticator(
                List.of(path),
                Map.of("2", new BearerAuthenticator("two", NONE), "t", new BearerAuthenticator("tee", NONE)),
                NONE);

        assertThat(headers(selective)).isEqualTo(Map.of("Authorization", header));
    }

    @Test
    void configurationThatChoosesNothingIsRefused() {
        Map<String, dev.pintail.manifest.component.Authenticator> one = Map.of("a", new NoAuth(NONE));

        assertThatThrownBy(() -> of(new SelectiveAuthenticator(List.of("missing"), one, NONE)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("not found in the config");
        assertThatThrownBy(() -> of(new SelectiveAuthenticator(List.of("token"), one, NONE)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("`t` is not found");
    }

    @Test
    void pythonClassIsNotSupported() {
        assertThatThrownBy(() -> of(new CustomAuthenticator("source.Auth", NONE, NONE)))
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED));
    }

    @Test
    void legacySessionTokenIsValidatedAtEveryUse() throws InterruptedException {
        transport.answer(200, "").answer(200, "");
        Authenticator legacy = of(legacy("{{ config['token'] }}"));

        assertThat(legacy.options().headers()).isEqualTo(Map.of("X-Session", "t"));
        assertThat(legacy.headers(null)).isEqualTo(Map.of("X-Session", "t"));
        assertThat(transport.urls()).containsExactly("https://h/me", "https://h/me");
    }

    @Test
    void rejectedLegacyTokenIsReplacedByALoginThatIsRemembered() throws InterruptedException {
        transport.answer(401, "").answer(200, "{\"id\": 5}").answer(401, "");
        Authenticator legacy = of(legacy("old"));

        assertThat(legacy.headers(null)).isEqualTo(Map.of("X-Session", "5"));
        assertThat(legacy.headers(null)).isEqualTo(Map.of("X-Session", "5"));
        assertThat(transport.urls()).containsExactly("https://h/me", "https://h/login", "https://h/me");
        assertThat(FakeTransport.body(transport.requests().get(1)))
                .isEqualTo("{\"username\": \"u\", \"password\": \"p\"}");
    }

    @Test
    void otherAnswerToALegacyTokenFails() {
        transport.answer(500, "");

        assertThatThrownBy(() -> of(legacy("old")).headers(null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.SYSTEM_ERROR));
    }

    private static LegacySessionTokenAuthenticator legacy(String token) {
        return new LegacySessionTokenAuthenticator("X-Session", "/login", token, "id", "u", "p", "/me", NONE);
    }

    private Authenticator apiKey(InjectInto into, String name) {
        return of(
                new ApiKeyAuthenticator("{{ config['token'] }}", null, new RequestOption(into, name, List.of()), NONE));
    }

    private Map<String, String> headers(dev.pintail.manifest.component.Authenticator definition)
            throws InterruptedException {
        return of(definition).headers(null);
    }

    private Authenticator of(dev.pintail.manifest.component.Authenticator definition) {
        return authenticators.of(definition, OWNER);
    }

    private static final class NoRequesters implements Requesters {
        @Override
        public Requester login(
                dev.pintail.manifest.component.Requester.HttpRequester definition, String name, Decoder decoder) {
            throw new AssertionError("no login expected");
        }

        @Override
        public Requester quotaStatus(
                dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator.QuotaStatusSource definition,
                Authenticator token) {
            throw new AssertionError("no quota expected");
        }
    }
}
