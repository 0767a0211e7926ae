package dev.pintail.source.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.BackoffStrategy.ConstantBackoffStrategy;
import dev.pintail.manifest.component.BackoffStrategy.ExponentialBackoffStrategy;
import dev.pintail.manifest.component.BackoffStrategy.WaitTimeFromHeader;
import dev.pintail.manifest.component.BackoffStrategy.WaitTimeFromResponse;
import dev.pintail.manifest.component.BackoffStrategy.WaitUntilTimeFromHeader;
import dev.pintail.manifest.component.ErrorHandler.CompositeErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.CustomErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.DefaultErrorHandler;
import dev.pintail.manifest.component.HttpResponseFilter;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.exchange.RequestFailure;
import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorHandlersTest {
    private static final Map<String, Object> NONE = Map.of();

    private final FakeClock clock = new FakeClock();
    private final ErrorHandlers handlers =
            new ErrorHandlers(Scope.of(Map.of("seconds", 7L, "word", "many"), clock), new Upper());

    @ParameterizedTest
    @CsvSource({
        "200, SUCCESS, SYSTEM_ERROR",
        "304, SUCCESS, SYSTEM_ERROR",
        "400, FAIL, SYSTEM_ERROR",
        "401, FAIL, CONFIG_ERROR",
        "403, FAIL, CONFIG_ERROR",
        "404, FAIL, SYSTEM_ERROR",
        "408, RETRY, TRANSIENT_ERROR",
        "409, RETRY, SYSTEM_ERROR",
        "429, RATE_LIMITED, TRANSIENT_ERROR",
        "500, RETRY, TRANSIENT_ERROR",
        "501, RETRY, SYSTEM_ERROR",
        "503, RETRY, TRANSIENT_ERROR"
    })
    void statusesHaveTheirUsualMeaning(int status, ResponseAction action, FailureType type) {
        Resolution resolution = handlers.of(null).interpret(answered(status, "{}"));

        assertThat(resolution.action()).isEqualTo(action);
        assertThat(resolution.failureType()).isEqualTo(type);
    }

    @Test
    void failuresWithoutAnAnswerAreRetriedUnlessTheSchemeIsUnknown() {
        ErrorHandler usual = handlers.of(null);

        assertThat(usual.interpret(unanswered(RequestFailure.Kind.TIMEOUT)).action())
                .isEqualTo(ResponseAction.RETRY);
        assertThat(usual.interpret(unanswered(RequestFailure.Kind.UNSUPPORTED_SCHEME))
                        .failureType())
                .isEqualTo(FailureType.CONFIG_ERROR);
    }

    @Test
    void filterMatchesByStatusOrPredicateOrText() {
        ErrorHandler handler = handlers.of(handler(
                filter(ResponseAction.IGNORE, List.of(404L), "", ""),
                filter(ResponseAction.RETRY, List.of(), "{{ response.code == 7 and headers['x-kind'] == 'k' }}", ""),
                filter(ResponseAction.FAIL, List.of(), "", "quota")));

        assertThat(handler.interpret(answered(404, "")).action()).isEqualTo(ResponseAction.IGNORE);
        assertThat(handler.interpret(answered(200, "{\"code\": 7}", "X-Kind", "k"))
                        .action())
                .isEqualTo(ResponseAction.RETRY);
        assertThat(handler.interpret(answered(200, "{\"errors\": [{\"msg\": \"no quota left\"}]}"))
                        .action())
                .isEqualTo(ResponseAction.FAIL);
        assertThat(handler.interpret(answered(200, "{}")).action()).isEqualTo(ResponseAction.SUCCESS);
    }

    @Test
    void filtersAreNotAskedAboutFailuresWithoutAnAnswer() {
        ErrorHandler handler = handlers.of(handler(filter(ResponseAction.IGNORE, List.of(), "{{ true }}", "")));

        assertThat(handler.interpret(unanswered(RequestFailure.Kind.CONNECTION)).action())
                .isEqualTo(ResponseAction.RETRY);
    }

    @Test
    void filterWithoutAnActionNeverMatches() {
        ErrorHandler handler = handlers.of(handler(filter(null, List.of(404L), "", "")));

        assertThat(handler.interpret(answered(404, "")).action()).isEqualTo(ResponseAction.FAIL);
    }

    @Test
    void failureTypeCountsForFailOnly() {
        HttpResponseFilter fail = new HttpResponseFilter(
                ResponseAction.FAIL, FailureType.TRANSIENT_ERROR, null, null, List.of(400L), null, NONE);
        HttpResponseFilter retry = new HttpResponseFilter(
                ResponseAction.RETRY, FailureType.CONFIG_ERROR, null, null, List.of(404L), null, NONE);
        ErrorHandler handler = handlers.of(handler(fail, retry));

        assertThat(handler.interpret(answered(400, "")).failureType()).isEqualTo(FailureType.TRANSIENT_ERROR);
        assertThat(handler.interpret(answered(404, "")).failureType()).isEqualTo(FailureType.SYSTEM_ERROR);
    }

    @Test
    void messageSeesTheAnswerWithoutTheQueryOfItsUrl() {
        HttpResponseFilter filter = new HttpResponseFilter(
                ResponseAction.FAIL,
                null,
                "{{ config.word }}: {{ response.e }} at {{ request_url }}",
                null,
                List.of(400L),
                null,
                NONE);

        assertThat(handlers.of(handler(filter))
                        .interpret(answered(400, "{\"e\": \"bad\"}"))
                        .message())
                .isEqualTo("many: bad at https://h/items");
    }

    @Test
    void predicateWithAnUnknownNameFails() {
        ErrorHandler handler = handlers.of(handler(filter(ResponseAction.FAIL, List.of(), "{{ respons }}", "")));

        assertThatThrownBy(() -> handler.interpret(answered(200, "{}"))).isInstanceOf(TemplateException.class);
    }

    @Test
    void lastHandlersAnswerWinsOverAFailure() {
        ErrorHandler composite = handlers.of(new CompositeErrorHandler(
                List.of(
                        handler(filter(ResponseAction.FAIL, List.of(500L), "", "")),
                        handler(filter(ResponseAction.IGNORE, List.of(403L), "", ""))),
                NONE));

        assertThat(composite.interpret(answered(500, "")).action()).isEqualTo(ResponseAction.RETRY);
        assertThat(composite.interpret(answered(403, "")).action()).isEqualTo(ResponseAction.IGNORE);
        assertThat(composite.interpret(answered(200, "")).action()).isEqualTo(ResponseAction.SUCCESS);
    }

    @Test
    void compositeTakesRetriesOfTheFirstAndStrategiesOfAll() {
        ErrorHandler composite = handlers.of(new CompositeErrorHandler(
                List.of(
                        new DefaultErrorHandler(List.of(), 2L, List.of(), NONE),
                        new DefaultErrorHandler(List.of(constant(5L, null)), 9L, List.of(), NONE)),
                NONE));

        assertThat(composite.maxRetries()).isEqualTo(2);
        assertThat(composite.backoffStrategies()).hasSize(1);
    }

    @Test
    void maxRetriesMayBeATemplate() {
        assertThat(handlers.of(retries("{{ config.seconds }}")).maxRetries()).isEqualTo(7);
        assertThat(handlers.of(retries("{{ config.missing }}")).maxRetries()).isEqualTo(5);
        assertThatThrownBy(() -> handlers.of(retries("{{ config.word }}"))).isInstanceOf(ManifestException.class);
    }

    @Test
    void steadyStrategiesWait() {
        assertThat(seconds(constant("{{ config.seconds }}", null), 3, answered(500, "")))
                .hasValue(7);
        assertThat(seconds(constant(1L, 2.0), 1, answered(500, ""))).hasValue(5);
        assertThat(seconds(new ExponentialBackoffStrategy(0L, null, NONE), 3, answered(500, "")))
                .hasValue(40);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "1.5, 1.5", "' 3 ', 3", "soon, -1", "0, -1", "-4, -1", "nan, -1"})
    void headerTellsTheSeconds(String header, double expected) {
        OptionalDouble seconds = seconds(
                new WaitTimeFromHeader("retry-after", null, null, NONE), 1, answered(429, "", "Retry-After", header));

        assertThat(seconds.orElse(-1)).isEqualTo(expected);
    }

    @Test
    void patternMustMatchFromTheStartAndCountsAsAWhole() {
        WaitTimeFromHeader digits = new WaitTimeFromHeader("h", "[0-9]+", null, NONE);

        assertThat(seconds(digits, 1, answered(429, "", "H", "30s"))).hasValue(30);
        assertThat(seconds(digits, 1, answered(429, "", "H", "in 30s"))).isEmpty();
        assertThat(seconds(new WaitTimeFromHeader("h", "in ([0-9]+)", null, NONE), 1, answered(429, "", "H", "in 30")))
                .isEmpty();
    }

    @Test
    void waitOfTheAllowedLengthOrMoreEndsTheStream() {
        WaitTimeFromHeader limited = new WaitTimeFromHeader("h", null, 60L, NONE);

        assertThat(seconds(limited, 1, answered(429, "", "H", "59"))).hasValue(59);
        assertThatThrownBy(() -> seconds(limited, 1, answered(429, "", "H", "60")))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(FailureType.TRANSIENT_ERROR));
    }

    @Test
    void limitThatCannotBeEvaluatedFailsAtOnce() {
        assertThatThrownBy(() ->
                        seconds(new WaitTimeFromHeader("h", null, "{{ config.word }}", NONE), 1, answered(429, "")))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void timeInAHeaderIsWaitedFor() {
        long now = clock.instant().getEpochSecond();
        WaitUntilTimeFromHeader plain = new WaitUntilTimeFromHeader("h", null, null, null, NONE);
        WaitUntilTimeFromHeader floored = new WaitUntilTimeFromHeader("h", 10L, null, null, NONE);

        assertThat(seconds(plain, 1, answered(429, "", "H", "" + (now + 30)))).hasValue(30);
        assertThat(seconds(plain, 1, answered(429, "", "H", "" + (now - 30)))).isEmpty();
        assertThat(seconds(plain, 1, answered(429, ""))).isEmpty();
        assertThat(seconds(floored, 1, answered(429, "", "H", "" + (now + 3)))).hasValue(10);
        assertThat(seconds(floored, 1, answered(429, ""))).hasValue(10);
    }

    @Test
    void bodyTellsTheSeconds() {
        WaitTimeFromResponse template = new WaitTimeFromResponse("{{ response.retry.after + 1 }}", null, NONE);

        assertThat(seconds(template, 1, answered(429, "{\"retry\": {\"after\": 4}}")))
                .hasValue(5);
        assertThat(seconds(template, 1, answered(429, "{\"retry\": {\"after\": \"x\"}}")))
                .isEmpty();
        assertThat(seconds(template, 1, answered(429, "{\"retry\": {\"after\": 4}}")))
                .hasValue(5);
        assertThat(seconds(template, 1, answered(429, "[]"))).isEmpty();
        assertThat(seconds(template, 1, unanswered(RequestFailure.Kind.TIMEOUT)))
                .isEmpty();
    }

    @Test
    void waitTimeWithAnUnknownNameFailsAtOnce() {
        assertThatThrownBy(() ->
                        seconds(new WaitTimeFromResponse("{{ resposne.after }}", null, NONE), 1, answered(429, "{}")))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void pythonClassIsNotSupported() {
        assertThatThrownBy(() -> handlers.of(new CustomErrorHandler("source.Handler", null, NONE, NONE)))
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED))
                .hasMessageContaining("source.Handler");
    }

    private OptionalDouble seconds(
            dev.pintail.manifest.component.BackoffStrategy strategy, int attempt, Outcome outcome) {
        return handlers.of(new DefaultErrorHandler(List.of(strategy), 5L, List.of(), NONE))
                .backoffStrategies()
                .getFirst()
                .seconds(outcome, attempt);
    }

    private static DefaultErrorHandler handler(HttpResponseFilter... filters) {
        return new DefaultErrorHandler(List.of(), 5L, List.of(filters), NONE);
    }

    private static DefaultErrorHandler retries(Object maxRetries) {
        return new DefaultErrorHandler(List.of(), maxRetries, List.of(), NONE);
    }

    private static ConstantBackoffStrategy constant(Object seconds, Double jitter) {
        return new ConstantBackoffStrategy(seconds, jitter, NONE);
    }

    private static HttpResponseFilter filter(
            ResponseAction action, List<Long> statuses, String predicate, String contains) {
        return new HttpResponseFilter(action, null, null, contains, statuses, predicate, NONE);
    }

    private static Outcome answered(int status, String body, String... headers) {
        Request request = new Request("GET", "https://u:p@h/items?key=secret", List.of(), null, Timeouts.DEFAULT);
        List<Header> fields = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(new Header(headers[i], headers[i + 1]));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Outcome.Answered(request, new Response(request, status, fields, new ByteArrayInputStream(bytes)));
    }

    private static Outcome unanswered(RequestFailure.Kind kind) {
        return new Outcome.Unanswered(
                new Request("GET", "https://h/", List.of(), null, Timeouts.DEFAULT),
                new RequestFailure(kind, "reset", null));
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
